-- title: The axes of the rubric and the points in use
-- description: Which points each of the five axes takes over all ratings. Reproduced if each takes exactly 0, 1 and
--   2, mixed if some axis takes no other but leaves one out, contradicted if one takes another value. value is the
--   number of axes in use.
-- claims: map-axes-5
-- param verified_only boolean = false: Only rows read in their source
WITH points AS (
  SELECT 'GA' AS axis, ga AS points, evidence FROM ratings
  UNION ALL SELECT 'MAL', mal, evidence FROM ratings
  UNION ALL SELECT 'PAR', par, evidence FROM ratings
  UNION ALL SELECT 'STI', sti, evidence FROM ratings
  UNION ALL SELECT 'IM', im, evidence FROM ratings
),
by_axis AS (
  SELECT
    axis,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    min(points) AS lowest,
    max(points) AS highest,
    count(DISTINCT points) AS levels
  FROM points
  WHERE (evidence = 'seen' OR NOT $verified_only)
  GROUP BY axis
),
found AS (
  SELECT
    count(*) AS axes,
    min(lowest) AS lowest,
    max(highest) AS highest,
    COALESCE(min(levels), 0) AS fewest_levels,
    COALESCE(max(n), 0) AS n,
    COALESCE(max(n_seen), 0) AS n_seen
  FROM by_axis
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN axes <> 5 OR lowest < 0 OR highest > 2 THEN 'contradicted'
    WHEN fewest_levels = 3 THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(printf('%d axes from %d to %d points in %d ratings', axes, lowest, highest, n), 'no rating on record')
    AS actual,
  CAST(axes AS DOUBLE) AS value,
  CAST(lowest AS DOUBLE) AS low,
  CAST(highest AS DOUBLE) AS high,
  n,
  n_seen,
  CAST([] AS VARCHAR[]) AS decisive
FROM found
