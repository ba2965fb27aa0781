-- title: Two readings of the months to each stage
-- description: Of chosen (stage, status, months, watched_for) and claimed (low, high): whether those that arrived, and
--   those watched for long enough, fit the months claimed, of each stage, and what is said of it.
stages AS (
  SELECT
    stage,
    low,
    high,
    count(*) FILTER (WHERE status = 'reached') AS arrived,
    count(*) FILTER (WHERE status = 'not_reached') AS not_reached,
    count(*) FILTER (WHERE status = 'undated') AS undated,
    round(median(months) FILTER (WHERE status = 'reached'), 1) AS median,
    round(quantile_cont(months, 0.25) FILTER (WHERE status = 'reached'), 1) AS lower_quartile,
    round(quantile_cont(months, 0.75) FILTER (WHERE status = 'reached'), 1) AS upper_quartile,
    count(*) FILTER (WHERE status <> 'undated' AND watched_for >= low) AS to_start,
    count(*) FILTER (WHERE watched_for >= low AND months < low) AS before,
    count(*) FILTER (WHERE status <> 'undated' AND watched_for >= high) AS to_end,
    count(*) FILTER (WHERE watched_for >= high AND (status = 'not_reached' OR months > high)) AS later
  FROM chosen, claimed
  GROUP BY stage, claimed.low, claimed.high
),
readings AS (
  SELECT
    *,
    CASE
      WHEN arrived < 5 THEN 'unsupported'
      WHEN median BETWEEN low AND high THEN 'reproduced'
      WHEN lower_quartile <= high AND upper_quartile >= low THEN 'mixed'
      ELSE 'contradicted'
    END AS of_arrived,
    CASE
      WHEN to_start < 5 THEN 'unsupported'
      WHEN 2 * before > to_start THEN 'contradicted'
      WHEN to_end < 5 THEN 'unsupported'
      WHEN 2 * later > to_end THEN 'contradicted'
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
    || printf(
      '; %d of %d within %d months, %d of %d not within %d',
      before,
      to_start,
      low,
      later,
      to_end,
      high
    ) AS said
  FROM readings
)
