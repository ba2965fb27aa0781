-- title: The day of the KAN paper
-- description: First paper on Kolmogorov–Arnold networks on record. Early 2024 is read as its first four months:
--   reproduced if the paper came by the end of April 2024 and was read in its source, else contradicted. Attention to
--   it is not in the rows.
-- claims: waw-kan-hype
-- param verified_only boolean = false: Only rows read in their source
WITH papers AS (
  SELECT id, date, what, evidence
  FROM adoption_events
  WHERE technique_id = 'kan' AND stage = 'paper' AND (evidence = 'seen' OR NOT $verified_only)
),
first_paper AS (
  SELECT id, date, what, evidence
  FROM papers
  QUALIFY row_number() OVER (ORDER BY date, id) = 1
),
found AS (
  SELECT
    min(date) AS date,
    min(what) AS what,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM first_paper
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN date BETWEEN DATE '2024-01-01' AND DATE '2024-04-30' THEN 'reproduced'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(strftime(date, '%Y-%m-%d') || ' (' || what || ')', 'no paper on record') AS actual,
  CAST(NULL AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
