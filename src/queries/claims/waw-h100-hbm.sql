-- title: Cache of 70B models at 128K tokens against one H100
-- description: KV cache of dense models of 65B to 75B at 131,072 tokens, one sequence at 16 bits, as the
--   model kv-cache gives it, against the memory of one H100 SXM; weights are not counted. Read in two ways: as built, for models that reach 128K tokens, and as
--   plain multi-head attention with the same heads and layers. Reproduced where the median exceeds the card's memory
--   in both readings, contradicted where in neither, mixed where they differ; unsupported where a reading has no row
--   read in its source. The value is the median as built in GB, low and high the least and the greatest of both
--   readings.
-- claims: waw-h100-hbm
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: cache-at-128k,
card AS (
  SELECT max(value) AS memory_gb, max(evidence) AS evidence, count(*) AS n
  FROM kernel_benchmarks
  WHERE id = 'ds_h100_sxm_hbm_gb' AND (evidence = 'seen' OR NOT $verified_only)
),
readings AS (
  SELECT
    median(built_gb) FILTER (WHERE reaches) AS built,
    median(plain_gb) AS plain,
    least(min(built_gb) FILTER (WHERE reaches), min(plain_gb)) AS least_gb,
    greatest(max(built_gb) FILTER (WHERE reaches), max(plain_gb)) AS greatest_gb,
    count(*) FILTER (WHERE reaches AND evidence = 'seen') AS n_built_seen,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) AS n,
    list('models:' || id) AS keys
  FROM cached
)
SELECT
  CASE
    WHEN n_built_seen = 0 OR readings.n_seen = 0 OR plain IS NULL OR memory_gb IS NULL THEN 'unsupported'
    WHEN built > memory_gb AND plain > memory_gb THEN 'reproduced'
    WHEN built <= memory_gb AND plain <= memory_gb THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(format('as built {:.0f} GB, as plain multi-head attention {:.0f} GB, one H100 {:.0f} GB', built, plain, memory_gb),
    'no 70B model of known geometry that reaches 128K tokens in this selection') AS actual,
  round(built, 1)::DOUBLE AS value,
  round(least_gb, 1)::DOUBLE AS low,
  round(greatest_gb, 1)::DOUBLE AS high,
  (readings.n + card.n)::INTEGER AS n,
  (readings.n_seen + CASE WHEN card.evidence = 'seen' THEN 1 ELSE 0 END)::INTEGER AS n_seen,
  list_slice(list_sort(list_concat(
    COALESCE(keys, []::VARCHAR[]),
    CASE WHEN card.n > 0 THEN ['kernel_benchmarks:ds_h100_sxm_hbm_gb'] ELSE []::VARCHAR[] END
  )), 1, 12) AS decisive
FROM readings
CROSS JOIN card
