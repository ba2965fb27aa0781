-- title: The range of the H score
-- description: The H score recomputed from the axes (ga + mal + par) of every rating. Reproduced if the ratings span
--   0 to 6 exactly, mixed if they stay within but leave an end out, contradicted if one lies outside. value is the
--   highest, low and high the range; decisive names a first rating at either end.
-- claims: map-h-max6
-- param verified_only boolean = false: Only rows read in their source
WITH scored AS (
  SELECT
    ga + mal + par AS score,
    'ratings:' || architecture_id || '/' || rater || '/' || as_of_kind AS key,
    evidence
  FROM ratings
  WHERE (evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    min(score) AS lowest,
    max(score) AS highest,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM scored
),
ends AS (
  SELECT list_sort(list(key)) AS keys
  FROM (
    SELECT min(key) AS key
    FROM scored, found
    WHERE score = lowest OR score = highest
    GROUP BY score
  ) AS first_of_each
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN lowest < 0 OR highest > 6 THEN 'contradicted'
    WHEN lowest = 0 AND highest = 6 THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(printf('%d to %d points in %d ratings', lowest, highest, n), 'no rating on record') AS actual,
  CAST(highest AS DOUBLE) AS value,
  CAST(lowest AS DOUBLE) AS low,
  CAST(highest AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found, ends
