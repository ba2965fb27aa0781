-- title: Weight-only techniques in weeks, kernels in years?
-- description: Months from introduction to first production use, up to the end of 2025, by what adoption asks for.
--   Weeks: more than half of all weight-only techniques watched for 2 months arrived within 2. Years: fewer than half
--   of all kernel techniques watched for 24 months arrived within 24. One that never arrived counts as later than
--   all. Reproduced if both hold, mixed if one does, contradicted if neither; below 5 techniques of either kind
--   unsupported, and so with verified_only, as rows read in a source are mostly those of techniques that arrived.
--   value is the median of the weight-only techniques that arrived, low and high their fastest and slowest.
-- claims: map-weeks
-- param verified_only boolean = false: Only rows read in their source
WITH chosen AS (
  SELECT
    adoption_durations.architecture_id,
    tiers.tier,
    adoption_durations.status,
    adoption_durations.months,
    date_diff('day', adoption_durations.introduced, DATE '2025-12-31') / 30.4375 AS watched_for,
    adoption_durations.evidence
  FROM adoption_durations
  JOIN (SELECT DISTINCT technique_id, tier FROM adoption_events) AS tiers
    ON tiers.technique_id = adoption_durations.architecture_id
  WHERE adoption_durations.stage = 'first_production'
    AND tiers.tier IN ('weight_only', 'kernel')
    AND (adoption_durations.evidence = 'seen' OR NOT $verified_only)
),
weights AS (
  SELECT
    count(*) FILTER (WHERE status <> 'undated' AND watched_for >= 2) AS watched,
    count(*) FILTER (WHERE watched_for >= 2 AND status = 'reached' AND months <= 2) AS in_time,
    count(*) FILTER (WHERE status = 'reached') AS arrived,
    count(*) FILTER (WHERE status = 'not_reached') AS not_reached,
    round(median(months) FILTER (WHERE status = 'reached'), 1) AS median,
    min(months) FILTER (WHERE status = 'reached') AS fastest,
    max(months) FILTER (WHERE status = 'reached') AS slowest
  FROM chosen
  WHERE tier = 'weight_only'
),
kernels AS (
  SELECT
    count(*) FILTER (WHERE status <> 'undated' AND watched_for >= 24) AS watched,
    count(*) FILTER (WHERE watched_for >= 24 AND status = 'reached' AND months < 24) AS in_time,
    count(*) FILTER (WHERE status = 'reached') AS arrived,
    count(*) FILTER (WHERE status = 'not_reached') AS not_reached,
    round(median(months) FILTER (WHERE status = 'reached'), 1) AS median
  FROM chosen
  WHERE tier = 'kernel'
),
counts AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('architectures:' || architecture_id) FILTER (WHERE tier = 'weight_only'))[1:12] AS keys
  FROM chosen
)
SELECT
  CASE
    WHEN $verified_only OR weights.watched < 5 OR kernels.watched < 5 THEN 'unsupported'
    WHEN 2 * weights.in_time > weights.watched AND 2 * kernels.in_time < kernels.watched THEN 'reproduced'
    WHEN 2 * weights.in_time > weights.watched OR 2 * kernels.in_time < kernels.watched THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  'introduction to first production use, to the end of 2025: ' || COALESCE(printf('weight-only: median %.1f months, ', weights.median), 'weight-only: ')
  || printf('%d arrived, %d never did, ', weights.arrived, weights.not_reached)
  || printf('%d of %d within 2 months; ', weights.in_time, weights.watched)
  || COALESCE(printf('kernel: median %.1f months, ', kernels.median), 'kernel: ')
  || printf('%d arrived, %d never did, ', kernels.arrived, kernels.not_reached)
  || printf('%d of %d within 24 months', kernels.in_time, kernels.watched) AS actual,
  weights.median AS value,
  fastest AS low,
  slowest AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM weights, kernels, counts
