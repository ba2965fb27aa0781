-- title: Grouped-query attention: months until most new models had it
-- description: Two readings of having diffused, in months from the paper: the event on record as the default, and the
--   first quarter in which more than half of the models released (at least 5 with a known kind of attention) use
--   grouped-query attention. The quarter is taken at its middle. A reading fits from 8 to 16 months; the event counts
--   only if read in its source, the quarter if one of its models was. Reproduced if all readings that count fit,
--   mixed if some do. value is the lag to the middle of that quarter, low and high its first and last day.
-- claims: waw-gqa-lag-12
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT id, stage, date, evidence
  FROM adoption_events
  WHERE technique_id = 'grouped-query-attention'
    AND stage IN ('paper', 'default')
    AND (evidence = 'seen' OR NOT $verified_only)
),
paper AS (
  SELECT min(date) AS date
  FROM events
  WHERE stage = 'paper'
),
on_by_default AS (
  SELECT
    round(date_diff('day', min(paper.date), min(events.date)) / 30.4375, 1) AS months,
    count(*) AS n,
    count(*) FILTER (WHERE events.evidence = 'seen') AS n_seen
  FROM events, paper
  WHERE events.stage = 'default'
),
quarters AS (
  SELECT
    CAST(date_trunc('quarter', released) AS DATE) AS first_day,
    count(*) AS n,
    count(*) FILTER (WHERE attention = 'GQA') AS with_gqa,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('models:' || id) FILTER (WHERE attention = 'GQA'))[1:12] AS keys
  FROM models
  WHERE attention IS NOT NULL AND attention <> 'undisclosed' AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY date_trunc('quarter', released)
),
majority AS (
  SELECT
    first_day,
    CAST(first_day + INTERVAL 3 MONTH AS DATE) - 1 AS last_day,
    n,
    with_gqa,
    n_seen,
    keys
  FROM quarters
  WHERE n >= 5 AND 2 * with_gqa > n
  QUALIFY row_number() OVER (ORDER BY first_day) = 1
),
quarter_lag AS (
  SELECT
    min(round(date_diff('day', paper.date, majority.first_day) / 30.4375, 1)) AS low,
    min(round(date_diff('day', paper.date, majority.last_day) / 30.4375, 1)) AS high,
    min(year(majority.first_day)) AS year,
    min(quarter(majority.first_day)) AS quarter,
    COALESCE(min(majority.n), 0) AS n,
    COALESCE(min(majority.n_seen), 0) AS n_seen,
    COALESCE(min(majority.with_gqa), 0) AS with_gqa,
    COALESCE(min(majority.keys), CAST([] AS VARCHAR[])) AS keys
  FROM majority, paper
),
readings AS (
  SELECT months AS lag, n_seen > 0 AS counts
  FROM on_by_default
  UNION ALL
  SELECT round((low + high) / 2, 1), n_seen > 0
  FROM quarter_lag
),
fits AS (
  SELECT
    count(*) FILTER (WHERE counts AND lag IS NOT NULL) AS counted,
    count(*) FILTER (WHERE counts AND lag BETWEEN 8 AND 16) AS fitting
  FROM readings
)
SELECT
  CASE
    WHEN counted = 0 THEN 'unsupported'
    WHEN fitting = counted THEN 'reproduced'
    WHEN fitting > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(
    printf('%.1f–%.1f months (%d of %d models of %d Q%d)', low, high, with_gqa, quarter_lag.n, year, quarter),
    'no quarter with a majority on record'
  )
  || COALESCE(
    printf('; default after %.1f months', months)
    || CASE WHEN on_by_default.n_seen > 0 THEN '' ELSE ' (not verified)' END,
    ''
  ) AS actual,
  round((low + high) / 2, 1) AS value,
  low,
  high,
  quarter_lag.n + on_by_default.n AS n,
  quarter_lag.n_seen + on_by_default.n_seen AS n_seen,
  quarter_lag.keys AS decisive
FROM fits, quarter_lag, on_by_default
