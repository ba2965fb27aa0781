-- title: The zone of FlashAttention at two dates
-- description: Ratings of FlashAttention by every rater. The claim names no date, so both are read: at introduction,
--   and at the end of 2025, when the essay was written. A date fits where every rating is yellow. Reproduced if both
--   dates fit, contradicted if no rating of either is yellow, else mixed. value is the number of yellow ratings.
-- claims: map-yellow-flash
-- param verified_only boolean = false: Only rows read in their source
WITH rated AS (
  SELECT
    as_of_kind,
    zone,
    'ratings:' || architecture_id || '/' || rater || '/' || as_of_kind AS key,
    evidence
  FROM zones
  WHERE architecture_id = 'flashattention' AND (evidence = 'seen' OR NOT $verified_only)
),
by_date AS (
  SELECT
    as_of_kind,
    count(*) AS n,
    count(*) FILTER (WHERE zone = 'yellow') AS yellow
  FROM rated
  GROUP BY as_of_kind
),
found AS (
  SELECT
    count(*) AS dates,
    count(*) FILTER (WHERE yellow = n) AS fitting,
    CAST(COALESCE(sum(n), 0) AS INTEGER) AS n,
    CAST(COALESCE(sum(yellow), 0) AS INTEGER) AS yellow,
    string_agg(
      printf('%d of %d ratings yellow', yellow, n)
      || CASE as_of_kind WHEN '2025' THEN ' for the end of 2025' ELSE ' at introduction' END,
      ', '
      ORDER BY as_of_kind DESC
    ) AS said
  FROM by_date
),
keys AS (
  SELECT count(*) FILTER (WHERE evidence = 'seen') AS n_seen, list_sort(list(key))[1:12] AS keys
  FROM rated
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN yellow = 0 THEN 'contradicted'
    WHEN fitting = 2 THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(said, 'no rating on record') AS actual,
  CAST(yellow AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys.keys, CAST([] AS VARCHAR[])) AS decisive
FROM found, keys
