-- title: Score traffic of unfused attention per generated token
-- description: One generated token against n cached tokens makes n scores in each head of each layer; unfused
--   attention writes and reads them before and after the softmax, four passes of 2 bytes, as the model
--   attention-growth computes for Transformers of known geometry, at 4,096 tokens and at the longest context of each.
--   "Gigabytes" is 1 GB or more. Reproduced where the median is so at both lengths, mixed where at one, contradicted
--   where at neither; below 5 models unsupported. The cache itself, which every kernel must read, is given for
--   comparison. The value is the median at the longest context in GB, low and high its quartiles.
-- claims: waw-attn-gigabytes
-- param verified_only boolean = false: Only rows read in their source
WITH traffic AS (
  SELECT
    scenario,
    max(evidence) AS evidence,
    max(value) FILTER (WHERE quantity = 'score-traffic.context-4096') AS short_gb,
    max(value) FILTER (WHERE quantity = 'score-traffic.longest-context') AS long_gb,
    max(value) FILTER (WHERE quantity = 'cache-read.context-4096') AS short_cache_gb
  FROM model_results
  WHERE model = 'attention-growth' AND quantity NOT LIKE 'elasticity.%' AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY scenario
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    median(short_gb) AS short,
    median(long_gb) AS long,
    quantile_cont(long_gb, 0.25) AS lower_quartile,
    quantile_cont(long_gb, 0.75) AS upper_quartile,
    median(short_cache_gb) AS short_cache,
    list_slice(list_sort(list('model_results:attention-growth:' || scenario || ':score-traffic.longest-context')), 1, 12) AS keys
  FROM traffic
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN short >= 1 AND long >= 1 THEN 'reproduced'
    WHEN short >= 1 OR long >= 1 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no model of known geometry in this selection'
    ELSE format('scores: median {:.3f} GB at 4K tokens, {:.2f} GB at the longest context (middle half {:.2f}-{:.2f}); cache at 4K {:.2f} GB',
      short, long, lower_quartile, upper_quartile, short_cache)
  END AS actual,
  round(long, 3)::DOUBLE AS value,
  round(lower_quartile, 3)::DOUBLE AS low,
  round(upper_quartile, 3)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
