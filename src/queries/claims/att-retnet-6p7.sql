-- title: Largest RetNet
-- description: The largest RetNet in the models and sequence_models tables up to the end of 2025, which must have
--   6.7B parameters when rounded to 0.1B. Reproduced where a row read in its source says so, contradicted where one
--   says otherwise, unsupported where none was read.
-- claims: att-retnet-6p7
-- param verified_only boolean = false: Only rows read in their source
WITH family AS (
  SELECT 'models:' || id AS key, name, released, params_total_b, evidence FROM models WHERE name LIKE 'RetNet%'
  UNION ALL
  SELECT 'sequence_models:' || id, name, released, params_total_b, evidence
  FROM sequence_models
  WHERE name LIKE 'RetNet%'
),
parts AS (
  SELECT
    1 AS part,
    format('largest RetNet: {:g}B', params_total_b) AS found,
    round(params_total_b, 1) = 6.7 AS holds,
    params_total_b AS figure,
    key,
    evidence
  FROM family
  WHERE COALESCE(released <= DATE '2025-12-31', TRUE)
    AND (evidence = 'seen' OR NOT $verified_only)
  QUALIFY params_total_b = max(params_total_b) OVER ()
),
-- part: verdict-of-parts,
-- part: count-of-parts
SELECT
  CASE
    WHEN n_held = 1 THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    WHEN n_failed > 0 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE(actual, 'no such row in this selection') AS actual,
  value::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM outcome
CROSS JOIN told
CROSS JOIN counted
