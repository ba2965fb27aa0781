-- title: What was looked through for uses, and what was found
-- description: Of family, events, searched and uses (key, evidence): rows looked through, rows read in their source,
--   uses found and their keys.
evidence_rows AS (
  SELECT evidence FROM family
  UNION ALL
  SELECT evidence FROM events
  UNION ALL
  SELECT evidence FROM searched
),
counts AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM evidence_rows
),
looked AS (
  SELECT
    (SELECT count(*) FROM family) AS techniques,
    (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM searched) AS models
),
found AS (
  SELECT
    count(*) AS uses,
    count(*) FILTER (WHERE evidence = 'seen') AS uses_seen,
    list_sort(list(key))[1:12] AS keys
  FROM uses
),
bearing AS (
  SELECT list_sort(list('adoption_events:' || id))[1:12] AS keys
  FROM events
)
