-- title: From the Transformer paper to the end of 2025
-- description: Years from the first technique of the Transformer paper (arXiv 1706.03762) to the end of 2025.
--   Reproduced if eight whole years had passed and not yet nine, and the date was read in its source; else
--   contradicted. What the field spent them on is not in the rows.
-- claims: waw-8-years
-- param verified_only boolean = false: Only rows read in their source
WITH paper AS (
  SELECT
    min(introduced) AS date,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('architectures:' || id)) AS keys
  FROM architectures
  WHERE arxiv = '1706.03762' AND (evidence = 'seen' OR NOT $verified_only)
),
span AS (
  SELECT *, round(date_diff('day', date, DATE '2025-12-31') / 365.25, 1) AS years
  FROM paper
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN floor(years) = 8 THEN 'reproduced'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(
    printf('%.1f years, from %s to the end of 2025', years, strftime(date, '%Y-%m-%d')),
    'no technique of that paper on record'
  ) AS actual,
  years AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM span
