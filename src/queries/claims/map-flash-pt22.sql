-- title: The day on which PyTorch took up FlashAttention-2
-- description: First release of PyTorch on record that integrates FlashAttention-2. Reproduced if it falls in January
--   2024 and was read in its source; in another month contradicted. Whether a dependency became needless is not in
--   the rows.
-- claims: map-flash-pt22
-- param verified_only boolean = false: Only rows read in their source
WITH releases AS (
  SELECT id, date, what, evidence
  FROM adoption_events
  WHERE technique_id = 'flashattention-2'
    AND stage = 'framework_upstream'
    AND who = 'PyTorch'
    AND (evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    min(date) AS date,
    min_by(what, strftime(date, '%Y-%m-%d') || id) AS what,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM releases
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN strftime(date, '%Y-%m') = '2024-01' THEN 'reproduced'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(strftime(date, '%Y-%m-%d') || ' (' || what || ')', 'no such release on record') AS actual,
  CAST(NULL AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
