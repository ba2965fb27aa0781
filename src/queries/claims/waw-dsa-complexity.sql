-- title: What DeepSeek Sparse Attention makes linear, and who had 128K before
-- description: Three parts. The core reads a fixed number k of tokens: a published k below 128K. The whole is O(L k):
--   its account names no indexer that scores the past tokens, which would stay quadratic. It enabled 128K: no earlier
--   DeepSeek model without it, read in its source, reached 128K tokens. Reproduced where all three hold, mixed where
--   some do, contradicted where none does, unsupported where no published k was read. The value is how many times
--   fewer tokens the core reads at 131,072 tokens.
-- claims: waw-dsa-complexity
-- param verified_only boolean = false: Only rows read in their source
WITH chosen AS (
  SELECT id, evidence, TRY_CAST(regexp_extract(shape, 'top-k ([0-9]+)', 1) AS DOUBLE) AS k
  FROM kernel_benchmarks
  WHERE architecture_id = 'deepseek-sparse-attention' AND regexp_matches(shape, 'top-k [0-9]+')
    AND (evidence = 'seen' OR NOT $verified_only)
),
core AS (
  SELECT max(k) AS k, count(*) FILTER (WHERE evidence = 'seen') AS n_seen FROM chosen
),
account AS (
  SELECT bool_or(one_line ILIKE '%indexer scores past tokens%') AS indexed
  FROM architectures
  WHERE id = 'deepseek-sparse-attention' AND (evidence = 'seen' OR NOT $verified_only)
),
introduced AS (
  SELECT min(date) AS day
  FROM adoption_events
  WHERE technique_id = 'deepseek-sparse-attention' AND stage = 'first_large_model'
    AND (evidence = 'seen' OR NOT $verified_only)
),
before AS (
  SELECT models.id, models.name, models.evidence
  FROM models
  CROSS JOIN introduced
  WHERE org = 'DeepSeek' AND released < introduced.day AND context_length >= 128000 AND models.evidence = 'seen'
),
earlier AS (
  SELECT count(*) AS n, string_agg(name, ', ' ORDER BY name) AS names FROM before
),
held AS (
  SELECT
    *,
    COALESCE(k < 128000, FALSE)::INTEGER + COALESCE(NOT indexed, FALSE)::INTEGER + (earlier.n = 0)::INTEGER AS n_held
  FROM core
  CROSS JOIN account
  CROSS JOIN earlier
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list(key)), 1, 12) AS keys
  FROM (
    SELECT 'kernel_benchmarks:' || id AS key, evidence FROM chosen
    UNION ALL
    SELECT 'models:' || id, evidence FROM before
    UNION ALL
    SELECT 'architectures:' || id, evidence FROM architectures
    WHERE id = 'deepseek-sparse-attention' AND (evidence = 'seen' OR NOT $verified_only)
  ) AS rows_used
)
SELECT
  CASE
    WHEN held.n_seen = 0 THEN 'unsupported'
    WHEN n_held = 3 THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('the core reads {:.0f} of 131,072 tokens', k), 'no published k in this selection')
    || CASE WHEN indexed THEN '; an indexer still scores all past tokens' ELSE '' END
    || COALESCE('; 128K before it: ' || names, '') AS actual,
  round(131072 / k, 1)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  used.n::INTEGER AS n,
  used.n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM held
CROSS JOIN used
