-- title: The zones in use
-- description: Zones that the rule of this project gives to all ratings. The essay names the zones without the rule,
--   so the rule is a reading of its four examples. Reproduced if the zones in use are exactly green, yellow, orange
--   and red, mixed if some are not in use, contradicted if there is another. value is the number of zones.
-- claims: map-four-zones
-- param verified_only boolean = false: Only rows read in their source
WITH by_zone AS (
  SELECT
    zone,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    min('ratings:' || architecture_id || '/' || rater || '/' || as_of_kind) AS key
  FROM zones
  WHERE (evidence = 'seen' OR NOT $verified_only)
  GROUP BY zone
),
found AS (
  SELECT
    count(*) AS zones,
    count(*) FILTER (WHERE zone IN ('green', 'yellow', 'orange', 'red')) AS named,
    string_agg(printf('%s %d', zone, n), ', ' ORDER BY n DESC, zone) AS said,
    CAST(COALESCE(sum(n), 0) AS INTEGER) AS n,
    CAST(COALESCE(sum(n_seen), 0) AS INTEGER) AS n_seen,
    list_sort(list(key)) AS keys
  FROM by_zone
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN zones > named THEN 'contradicted'
    WHEN named = 4 THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  printf('%d zones in use', zones) || COALESCE(' (ratings: ' || said || ')', '') AS actual,
  CAST(zones AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
