-- title: Work on mixtures of experts outside Google, 2021 to 2023
-- description: Events read in their source from 2021 until the first flagship mixture, in which somebody other than
--   Google took up the sparsely gated layer, expert parallelism or MegaBlocks. The claim says that industry ignored
--   it: contradicted if a company is among them, unsupported if there is none, as an empty record proves nothing.
--   value is the number of events.
-- claims: map-moe-limbo
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT id, stage, date, what, who
  FROM adoption_events
  WHERE technique_id IN ('sparsely-gated-moe', 'expert-parallelism', 'megablocks-dropless')
    AND evidence = 'seen'
    AND (evidence = 'seen' OR NOT $verified_only)
),
bounds AS (
  SELECT min(date) FILTER (WHERE stage = 'frontier_flagship') AS finish
  FROM events
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (
      WHERE events.who ILIKE '%microsoft%'
        OR events.who ILIKE '%nvidia%'
        OR events.who ILIKE '%meta%'
        OR events.who ILIKE '%facebook%'
        OR events.who ILIKE '%hugging face%'
    ) AS by_companies,
    string_agg(DISTINCT events.who, ', ' ORDER BY events.who) AS makers,
    min(events.date) AS date,
    list_sort(list('adoption_events:' || events.id))[1:12] AS keys
  FROM events, bounds
  WHERE events.who NOT ILIKE '%google%'
    AND events.date >= DATE '2021-01-01'
    AND events.date < COALESCE(bounds.finish, DATE '2024-01-01')
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN by_companies > 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(printf('%d events from %s on, by %s', n, strftime(date, '%Y-%m-%d'), makers), 'none on record') AS actual,
  CAST(n AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
