-- title: Mixture of experts: months to production standard, at least
-- description: Production standard is read in two ways: the flagship of a second organisation, as the first alone
--   sets no standard, and the event on record as the default. Research curiosity begins with Switch, the start that
--   the essay takes. A reading fits from 36 months on. Readings not read in their source are shown and do not count;
--   reproduced if all others fit, mixed if some do. value is the median of the readings that count, low and high the
--   first and the last.
-- claims: map-moe-36
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: moe-events,
readings AS (
  SELECT
    id,
    date,
    CASE stage WHEN 'default' THEN what ELSE 'second flagship, ' || who END
    || CASE evidence WHEN 'seen' THEN '' ELSE ' (not verified)' END AS name,
    evidence
  FROM (
    SELECT id, stage, date, what, who, evidence
    FROM firsts
    WHERE place = 2 AND stage = 'frontier_flagship'
    UNION ALL
    SELECT id, stage, date, what, who, evidence
    FROM events
    WHERE stage = 'default'
  ) AS standards
),
lags AS (
  SELECT readings.*, round(date_diff('day', papers.switch_date, readings.date) / 30.4375, 1) AS months
  FROM readings, papers
),
found AS (
  SELECT
    count(*) FILTER (WHERE evidence = 'seen' AND months >= 36) AS fitting,
    min(months) FILTER (WHERE evidence = 'seen') AS earliest,
    max(months) FILTER (WHERE evidence = 'seen') AS latest,
    round(median(months) FILTER (WHERE evidence = 'seen'), 1) AS middle,
    string_agg(printf('%.1f months: %s', months, name), '; ' ORDER BY months, id) AS said,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM lags
  WHERE months IS NOT NULL
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN fitting = n_seen THEN 'reproduced'
    WHEN fitting > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  'from Switch: ' || COALESCE(said, 'no dated event on record') AS actual,
  middle AS value,
  earliest AS low,
  latest AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
