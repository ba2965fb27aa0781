-- title: Techniques that fight the hardware and reached production
-- description: Techniques with H of 2 or less by their default rating, and how many of them came to production use by
--   the end of 2025 (undated uses count). Research-only holds to the letter if none did; mixed if some did but fewer
--   than half, with the whole 95% Wilson interval below one half; else contradicted; unsupported below 5 techniques.
--   value is the share, low and high its interval; decisive names those in production.
-- claims: waw-pred-research-only
-- param verified_only boolean = false: Only rows read in their source
WITH chosen AS (
  SELECT
    adoption_durations.architecture_id,
    adoption_durations.status <> 'not_reached' AS in_production,
    adoption_durations.evidence
  FROM adoption_durations
  JOIN friction_over_time ON friction_over_time.architecture_id = adoption_durations.architecture_id
  WHERE adoption_durations.stage = 'first_production'
    AND friction_over_time.h <= 2
    AND (adoption_durations.evidence = 'seen' OR NOT $verified_only)
),
counts AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE in_production) AS used,
    count(*) FILTER (WHERE in_production AND evidence = 'seen') AS used_seen,
    list_sort(list('architectures:' || architecture_id) FILTER (WHERE in_production))[1:12] AS keys
  FROM chosen
),
shares AS (
  SELECT *, used / nullif(n, 0) AS share, 1.959964 * 1.959964 AS z2
  FROM counts
),
intervals AS (
  SELECT
    *,
    round(
      (share + z2 / (2 * n)) / (1 + z2 / n)
      - sqrt(z2) / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n)),
      3
    ) AS low,
    round(
      (share + z2 / (2 * n)) / (1 + z2 / n)
      + sqrt(z2) / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n)),
      3
    ) AS high
  FROM shares
)
SELECT
  CASE
    WHEN $verified_only OR n < 5 THEN 'unsupported'
    WHEN used = 0 THEN 'reproduced'
    WHEN high < 0.5 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  printf('%d of %d techniques reached production', used, n)
  || COALESCE(printf(' (%.0f%%, 95%% interval %.0f–%.0f%%)', 100 * share, 100 * low, 100 * high), '')
  || printf(', %d of them read in a source', used_seen) AS actual,
  round(share, 3) AS value,
  low,
  high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM intervals
