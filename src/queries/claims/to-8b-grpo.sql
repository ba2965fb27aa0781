-- title: Size and training of the ToolOrchestra orchestrator
-- description: Two parts, each from rows read in their source: the orchestrator has 8 billion parameters, to the
--   whole billion, as stated and as its base model has it (the model orchestrator-size: training adds none), and it is
--   trained with GRPO. Reproduced where both hold, mixed where one does, contradicted where neither does, unsupported
--   where no such row was read. The value is the median size in billions.
-- claims: to-8b-grpo
-- param verified_only boolean = false: Only rows read in their source
WITH accounts AS (
  SELECT
    'orchestration_facts:' || id AS key,
    CASE WHEN quantity = 'orchestrator size' THEN value_low END AS size_b,
    context LIKE '%GRPO%' AS by_grpo,
    evidence
  FROM orchestration_facts
  WHERE quantity = 'orchestrator size' AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    'training_innovations:' || id,
    TRY_CAST(regexp_extract(model_or_paper, 'Orchestrator-([0-9.]+)B', 1) AS DOUBLE),
    method LIKE '%GRPO%',
    evidence
  FROM training_innovations
  WHERE model_or_paper LIKE 'Orchestrator-%' AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 'model_results:' || id, value, FALSE, evidence
  FROM model_results
  WHERE model = 'orchestrator-size' AND quantity = 'parameters' AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    COALESCE(bool_and(round(size_b) = 8) FILTER (WHERE evidence = 'seen' AND size_b IS NOT NULL), FALSE) AS right_size,
    COALESCE(bool_or(by_grpo) FILTER (WHERE evidence = 'seen'), FALSE) AS by_grpo,
    median(size_b) AS size_b,
    list_slice(list_sort(list(key)), 1, 12) AS keys
  FROM accounts
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN right_size AND by_grpo THEN 'reproduced'
    WHEN right_size OR by_grpo THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('{:g}B parameters', size_b), 'no size in this selection')
    || CASE WHEN by_grpo THEN ', trained with GRPO' ELSE ', GRPO not named in a row read' END AS actual,
  size_b::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
