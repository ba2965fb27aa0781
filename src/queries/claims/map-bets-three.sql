-- title: The bets of the essay on record
-- description: Rows of predictions that stand for the essay's bets (identifier map-bet-…). Reproduced if there are
--   three, on mixture of depths, Titans-style memory and pure state-space models, and one at least was read in its
--   source; unsupported if none was read, as the bets' text is missing from the sources; contradicted if they are
--   others.
-- claims: map-bets-three
-- param verified_only boolean = false: Only rows read in their source
WITH bets AS (
  SELECT id, evidence
  FROM predictions
  WHERE starts_with(id, 'map-bet-') AND (evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE id LIKE '%mixture-of-depths%' OR id LIKE '%titans%' OR id LIKE '%pure-ssm%') AS named,
    list_sort(list('predictions:' || id)) AS keys
  FROM bets
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN n = 3 AND named = 3 THEN 'reproduced'
    ELSE 'contradicted'
  END AS verdict,
  printf('%d bets on record, %d of them read in their source', n, n_seen) AS actual,
  CAST(n AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
