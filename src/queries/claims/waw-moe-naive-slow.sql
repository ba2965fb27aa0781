-- title: Mixtures slower than a dense model
-- description: Measured slowdowns of mixtures against dense models, in serving or training, as dense over mixture. No
--   column says how good the support of the system was, so the claim agrees at most in part: mixed where the median
--   lies within 3 to 15 or the middle half reaches into it, else contradicted, unsupported under 5 rows. Value, low
--   and high are median and quartiles, in times.
-- claims: waw-moe-naive-slow
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, 1 / gain AS slowdown
  FROM moe_gains
  WHERE baseline_kind = 'dense' AND family IN ('throughput', 'training speed') AND says <> 'announced' AND gain < 1
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE slowdown BETWEEN 3 AND 15) AS k,
    median(slowdown) AS middle,
    quantile_cont(slowdown, 0.25) AS low,
    quantile_cont(slowdown, 0.75) AS high,
    list_slice(list_sort(list('moe_measurements:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE WHEN n < 5 THEN 'unsupported' WHEN high >= 3 AND low <= 15 THEN 'mixed' ELSE 'contradicted' END AS verdict,
  COALESCE(
    format('median {:.1f}x slower, middle half {:.1f}-{:.1f}; {} of {} within 3-15x', middle, low, high, k, n),
    'no slowdown in this selection'
  ) AS actual,
  round(middle, 2) AS value,
  round(low, 2) AS low,
  round(high, 2) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
