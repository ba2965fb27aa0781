-- title: Open code for mixtures of experts between Switch and the first flagship
-- description: Events read in their source between the Switch paper and the first flagship mixture, in which code, a
--   library or a framework took up the sparsely gated layer or expert parallelism. One is enough to contradict that
--   there was none. Without any the claim is unsupported, as an empty record proves nothing. value is the number of
--   events.
-- claims: map-moe-no-oss
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT id, stage, date, what, who
  FROM adoption_events
  WHERE technique_id IN ('sparsely-gated-moe', 'expert-parallelism')
    AND evidence = 'seen'
    AND (evidence = 'seen' OR NOT $verified_only)
),
bounds AS (
  SELECT
    min(date) FILTER (WHERE stage = 'paper' AND what ILIKE 'switch%') AS start,
    min(date) FILTER (WHERE stage = 'frontier_flagship') AS finish
  FROM events
),
found AS (
  SELECT
    count(*) AS n,
    min(date) AS date,
    min_by(what, strftime(date, '%Y-%m-%d') || id) AS what,
    count(DISTINCT who) AS makers,
    list_sort(list('adoption_events:' || id))[1:12] AS keys
  FROM events, bounds
  WHERE events.stage IN ('reference_code', 'library', 'framework_upstream')
    AND events.date > bounds.start
    AND events.date < bounds.finish
)
SELECT
  CASE WHEN n = 0 THEN 'unsupported' ELSE 'contradicted' END AS verdict,
  COALESCE(
    printf('%d events by %d makers, the first %s (%s)', n, makers, what, strftime(date, '%Y-%m-%d')),
    'none on record'
  ) AS actual,
  CAST(n AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
