-- title: Does the lag rise with the cost of integration?
-- description: Months from introduction to standard practice (on by default or, where that has no date, the first
--   frontier flagship), up to the end of 2025, of the techniques that arrived, by what adoption asks for: weights,
--   kernels, a new topology. Three parts: the medians rise from tier to tier; each lies within 4 months of its bucket
--   (12, 24, 36); the Spearman rank correlation of tier and lag has a 95% interval (Fisher's z) above 0. Reproduced
--   if all hold, contradicted if none does, else mixed; below 5 arrived techniques in a tier unsupported. Techniques
--   that never arrived are counted beside. value is the correlation, low and high its interval.
-- claims: waw-tldr-lag
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: standard-by-adoption,
-- part: by-tier,
levels AS (
  SELECT
    architecture_id,
    status,
    months,
    evidence,
    CASE tier WHEN 'weight_only' THEN 1 WHEN 'kernel' THEN 2 ELSE 3 END AS level
  FROM tiered
  WHERE tier IN ('weight_only', 'kernel', 'system')
),
tier_lags AS (
  SELECT
    level,
    count(*) FILTER (WHERE status = 'reached') AS arrived,
    count(*) FILTER (WHERE status = 'not_reached') AS not_reached,
    round(median(months) FILTER (WHERE status = 'reached'), 1) AS median
  FROM levels
  GROUP BY level
),
medians AS (
  SELECT
    count(*) FILTER (WHERE arrived >= 5) AS counted,
    count(*) FILTER (WHERE abs(median - 12 * level) <= 4) AS in_bucket,
    max(median) FILTER (WHERE level = 1) < max(median) FILTER (WHERE level = 2)
    AND max(median) FILTER (WHERE level = 2) < max(median) FILTER (WHERE level = 3) AS rising,
    string_agg(
      CASE level WHEN 1 THEN 'weight-only' WHEN 2 THEN 'kernel' ELSE 'system' END
      || COALESCE(printf(' %.1f months', median), ' none')
      || printf(' (%d arrived, %d never)', arrived, not_reached),
      ', '
      ORDER BY level
    ) AS said
  FROM tier_lags
),
ranked AS (
  SELECT
    rank() OVER (ORDER BY level) + (count(*) OVER (PARTITION BY level) - 1) / 2.0 AS level_rank,
    rank() OVER (ORDER BY months) + (count(*) OVER (PARTITION BY months) - 1) / 2.0 AS months_rank
  FROM levels
  WHERE status = 'reached'
),
correlation AS (
  SELECT count(*) AS n, corr(level_rank, months_rank) AS rho
  FROM ranked
),
transformed AS (
  SELECT
    min(rho) AS rho,
    min(0.5 * ln((1 + rho) / (1 - rho)) - 1.959964 / sqrt(n - 3)) AS z_low,
    min(0.5 * ln((1 + rho) / (1 - rho)) + 1.959964 / sqrt(n - 3)) AS z_high
  FROM correlation
  WHERE n >= 5 AND abs(rho) < 1
),
intervals AS (
  SELECT
    -- Adding 0 turns a rounded -0 into 0.
    round(rho, 2) + 0 AS rho,
    round((exp(2 * z_low) - 1) / (exp(2 * z_low) + 1), 2) + 0 AS low,
    round((exp(2 * z_high) - 1) / (exp(2 * z_high) + 1), 2) + 0 AS high
  FROM transformed
),
counts AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM levels
),
parts AS (
  SELECT
    CASE WHEN rising THEN 1 ELSE 0 END
    + CASE WHEN in_bucket = 3 THEN 1 ELSE 0 END
    + CASE WHEN intervals.low > 0 THEN 1 ELSE 0 END AS held
  FROM medians, intervals
),
nearest AS (
  SELECT list_sort(list('architectures:' || architecture_id)) AS keys
  FROM (
    SELECT levels.architecture_id
    FROM levels
    JOIN tier_lags ON tier_lags.level = levels.level
    WHERE levels.status = 'reached'
    ORDER BY abs(levels.months - tier_lags.median), levels.architecture_id
    LIMIT 12
  ) AS closest
)
SELECT
  CASE
    WHEN counted < 3 OR rho IS NULL THEN 'unsupported'
    WHEN held = 3 THEN 'reproduced'
    WHEN held = 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  'median from introduction to default, else flagship, of those that arrived by the end of 2025: ' || COALESCE(said, 'no technique on record')
  || COALESCE(printf('; rank correlation %.2f (%.2f to %.2f)', rho, low, high), '') AS actual,
  rho AS value,
  low,
  high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM medians, intervals, parts, counts, nearest
