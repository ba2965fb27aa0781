-- title: The day of the FlashAttention paper
-- description: First paper of FlashAttention on record. Reproduced if it is of May 2022 and was read in its source;
--   in another month contradicted. That it brought no new primitive is not in the rows.
-- claims: waw-flash-2022-05
-- param verified_only boolean = false: Only rows read in their source
WITH papers AS (
  SELECT id, date, what, evidence
  FROM adoption_events
  WHERE technique_id = 'flashattention' AND stage = 'paper' AND (evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    min(date) AS date,
    min_by(what, strftime(date, '%Y-%m-%d') || id) AS what,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM papers
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN strftime(date, '%Y-%m') = '2022-05' THEN 'reproduced'
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
