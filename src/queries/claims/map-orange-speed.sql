-- title: Months to adoption of techniques that are orange at introduction
-- description: Months from introduction to first production use, and to on by default, up to the end of 2025,
--   for techniques that are orange at introduction by their default rating. Claimed: about 36 or more. Two
--   readings of each stage. Those that arrived: reproduced if their median is at least that, mixed if their
--   upper quartile is, else contradicted. Of those watched for that long at least, where one that did not
--   arrive counts as later than all: contradicted if most came earlier, else reproduced. Readings that differ
--   are mixed, and so are stages that differ; below 5 techniques in either reading a stage is unsupported, and
--   all is with verified_only, as rows read in a source are mostly those of techniques that arrived. value is
--   the median month of first production use among those that arrived, low and high the quartiles.
-- claims: map-orange-speed
-- param verified_only boolean = false: Only rows read in their source
WITH claimed AS (SELECT 36 AS low),
chosen AS (
  SELECT
    adoption_durations.architecture_id,
    adoption_durations.stage,
    adoption_durations.status,
    adoption_durations.months,
    date_diff('day', adoption_durations.introduced, DATE '2025-12-31') / 30.4375 AS watched_for,
    adoption_durations.evidence
  FROM adoption_durations
  JOIN friction_over_time ON friction_over_time.architecture_id = adoption_durations.architecture_id
  WHERE adoption_durations.stage IN ('first_production', 'default')
    AND friction_over_time.zone_introduction = 'orange'
    AND (adoption_durations.evidence = 'seen' OR NOT $verified_only)
),
stages AS (
  SELECT
    stage,
    low,
    count(*) FILTER (WHERE status = 'reached') AS arrived,
    count(*) FILTER (WHERE status = 'not_reached') AS not_reached,
    count(*) FILTER (WHERE status = 'undated') AS undated,
    round(median(months) FILTER (WHERE status = 'reached'), 1) AS median,
    round(quantile_cont(months, 0.25) FILTER (WHERE status = 'reached'), 1) AS lower_quartile,
    round(quantile_cont(months, 0.75) FILTER (WHERE status = 'reached'), 1) AS upper_quartile,
    count(*) FILTER (WHERE status <> 'undated' AND watched_for >= low) AS to_start,
    count(*) FILTER (WHERE watched_for >= low AND months < low) AS before
  FROM chosen, claimed
  GROUP BY stage, claimed.low
),
readings AS (
  SELECT
    *,
    CASE
      WHEN arrived < 5 THEN 'unsupported'
      WHEN median >= low THEN 'reproduced'
      WHEN upper_quartile >= low THEN 'mixed'
      ELSE 'contradicted'
    END AS of_arrived,
    CASE
      WHEN to_start < 5 THEN 'unsupported'
      WHEN 2 * before > to_start THEN 'contradicted'
      ELSE 'reproduced'
    END AS of_followed
  FROM stages
),
verdicts AS (
  SELECT
    *,
    CASE
      WHEN 'unsupported' IN (of_arrived, of_followed) THEN NULL
      WHEN of_arrived = of_followed THEN of_arrived
      ELSE 'mixed'
    END AS verdict,
    CASE stage WHEN 'default' THEN 'on by default: ' ELSE 'first production use: ' END
    || COALESCE(
      printf('median %.1f months (middle half %.1f–%.1f), ', median, lower_quartile, upper_quartile),
      ''
    )
    || printf('%d arrived, %d never did, %d undated', arrived, not_reached, undated)
    || printf('; %d of %d within %d months', before, to_start, low) AS said
  FROM readings
),
-- part: zone-speed
SELECT
  CASE
    WHEN $verified_only OR first_verdict IS NULL THEN 'unsupported'
    WHEN first_verdict = last_verdict THEN first_verdict
    ELSE 'mixed'
  END AS verdict,
  'from introduction, to the end of 2025: ' || COALESCE(said, 'no orange technique on record') AS actual,
  median AS value,
  lower_quartile AS low,
  upper_quartile AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM overall, watched, nearest
