-- title: Are mixtures of experts orange?
-- description: The whole of a query after WITH.
chosen AS (
  SELECT
    friction_over_time.architecture_id,
    friction_over_time.rater,
    friction_over_time.zone_introduction,
    friction_over_time.zone_2025,
    friction_over_time.evidence
  FROM friction_over_time
  JOIN architectures ON architectures.id = friction_over_time.architecture_id
  WHERE architectures.category = 'moe-routing'
    AND (friction_over_time.evidence = 'seen' OR NOT $verified_only)
),
counts AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE zone_introduction = 'orange') AS orange_early,
    count(*) FILTER (WHERE zone_2025 = 'orange') AS orange_late
  FROM chosen
),
shares AS (
  SELECT moment, n, orange, orange / n AS share, 1.959964 * 1.959964 AS z2
  FROM (
    SELECT 'introduction' AS moment, n, orange_early AS orange FROM counts
    UNION ALL SELECT '2025', n, orange_late FROM counts
  ) AS both_dates
  WHERE n > 0
),
intervals AS (
  SELECT
    moment,
    share,
    (share + z2 / (2 * n)) / (1 + z2 / n) - sqrt(z2) / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
      AS low,
    (share + z2 / (2 * n)) / (1 + z2 / n) + sqrt(z2) / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
      AS high
  FROM shares
),
found AS (
  SELECT
    min(low) AS lowest,
    max(high) AS highest,
    round(max(share) FILTER (WHERE moment = '2025'), 3) AS share_2025,
    round(max(low) FILTER (WHERE moment = '2025'), 3) AS low_2025,
    round(max(high) FILTER (WHERE moment = '2025'), 3) AS high_2025
  FROM intervals
),
not_orange AS (
  SELECT list_sort(list('ratings:' || architecture_id || '/' || rater || '/2025'))[1:12] AS keys
  FROM chosen
  WHERE zone_2025 <> 'orange'
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN lowest > 0.5 THEN 'reproduced'
    WHEN highest < 0.5 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  printf('orange at introduction %d of %d techniques, at the end of 2025 %d', orange_early, n, orange_late)
  || COALESCE(
    printf(' (%.0f%%, 95%% interval %.0f–%.0f%%)', 100 * share_2025, 100 * low_2025, 100 * high_2025),
    ''
  ) AS actual,
  share_2025 AS value,
  low_2025 AS low,
  high_2025 AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM counts, found, not_orange
