-- title: Cache of 70B models at 128K tokens
-- description: KV cache of dense models of 65B to 75B at 131,072 tokens, one sequence at 16 bits, as the
--   model kv-cache gives it. "Hundreds of gigabytes" is taken as 200 GB or more. Read in two ways, as the claim names
--   no kind of attention: as built, for models that reach 128K tokens, and as plain multi-head attention with the same
--   heads and layers. Reproduced where the median of both is 200 GB or more, contradicted where neither is, mixed where
--   they differ; unsupported where a reading has no row read in its source. The value is the median as built in GB, low
--   and high the least and the greatest of both readings.
-- claims: waw-kv-70b-128k
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: cache-at-128k,
readings AS (
  SELECT
    median(built_gb) FILTER (WHERE reaches) AS built,
    median(plain_gb) AS plain,
    least(min(built_gb) FILTER (WHERE reaches), min(plain_gb)) AS least_gb,
    greatest(max(built_gb) FILTER (WHERE reaches), max(plain_gb)) AS greatest_gb,
    count(*) FILTER (WHERE reaches) AS n_built,
    count(*) FILTER (WHERE reaches AND evidence = 'seen') AS n_built_seen,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) AS n,
    list_slice(list_sort(list('models:' || id)), 1, 12) AS keys
  FROM cached
)
SELECT
  CASE
    WHEN n_built_seen = 0 OR plain IS NULL THEN 'unsupported'
    WHEN built >= 200 AND plain >= 200 THEN 'reproduced'
    WHEN built < 200 AND plain < 200 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(format('as built {:.0f} GB ({} models that reach 128K), as plain multi-head attention {:.0f} GB ({} models)',
    built, n_built, plain, n),
    'no 70B model of known geometry that reaches 128K tokens in this selection') AS actual,
  round(built, 1)::DOUBLE AS value,
  round(least_gb, 1)::DOUBLE AS low,
  round(greatest_gb, 1)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM readings
