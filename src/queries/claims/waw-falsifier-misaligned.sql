-- title: Misaligned techniques in frontier flagships by the end of 2025
-- description: Techniques with H of 3 or less that a frontier flagship released by the end of 2025 lists among its
--   mechanisms, or that have an event of a flagship or default until then. H is read in two ways: by the default
--   rating, and by any rater. Reproduced if neither reading finds one, contradicted if the default rating does, mixed
--   if only another rater does. Flagships whose mechanisms are not disclosed cannot speak. value is the number by the
--   default rating; n counts the flagships looked through.
-- claims: waw-falsifier-misaligned
-- param verified_only boolean = false: Only rows read in their source
WITH flagships AS (
  SELECT id, mechanisms, evidence
  FROM models
  WHERE is_frontier_flagship
    AND released <= DATE '2025-12-31'
    AND len(mechanisms) > 0
    AND (evidence = 'seen' OR NOT $verified_only)
),
used AS (
  SELECT 'models:' || id AS key, unnest(mechanisms) AS technique_id
  FROM flagships
  UNION ALL
  SELECT 'adoption_events:' || id, technique_id
  FROM adoption_events
  WHERE stage IN ('frontier_flagship', 'default')
    AND date <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
lowest AS (
  SELECT
    architecture_id,
    min(h) FILTER (WHERE is_default) AS h_default,
    median(h) AS h_median,
    min(h) AS h_any
  FROM zones
  GROUP BY architecture_id
),
matched AS (
  SELECT used.key, used.technique_id, lowest.h_default, lowest.h_median, lowest.h_any
  FROM used
  JOIN lowest ON lowest.architecture_id = used.technique_id
),
found AS (
  SELECT
    count(DISTINCT technique_id) AS techniques,
    count(DISTINCT technique_id) FILTER (WHERE h_default <= 3) AS misaligned,
    count(DISTINCT technique_id) FILTER (WHERE h_median <= 3) AS by_median,
    count(DISTINCT technique_id) FILTER (WHERE h_any <= 3) AS by_any,
    string_agg(DISTINCT technique_id, ', ' ORDER BY technique_id) FILTER (WHERE h_any <= 3) AS names,
    list_sort(list(DISTINCT key) FILTER (WHERE h_any <= 3))[1:12] AS keys
  FROM matched
),
counts AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM flagships
)
SELECT
  CASE
    WHEN n = 0 OR n_seen = 0 THEN 'unsupported'
    WHEN misaligned > 0 AND by_median > 0 THEN 'contradicted'
    WHEN misaligned > 0 OR by_median > 0 THEN 'mixed'
    ELSE 'reproduced'
  END AS verdict,
  printf('of %d techniques in use %d have H of 3 or less by the default rating, ', techniques, misaligned)
  || printf('%d by the median of all raters, %d by at least one', by_median, by_any)
  || COALESCE(' (' || names || ')', '') AS actual,
  CAST(misaligned AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found, counts
