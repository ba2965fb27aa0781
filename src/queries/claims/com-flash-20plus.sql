-- title: FlashAttention: months until it was universal, at least
-- description: Universal is read in two ways: on by default in a framework, or in the last serving stack on record.
--   FlashAttention and FlashAttention-2 are taken together, and months count from the first paper. A reading fits
--   from 20 months on. Readings not read in their source are shown and do not count; reproduced if all others fit,
--   mixed if some do. value is the median of the readings that count, low and high the first and the last.
-- claims: com-flash-20plus
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: flashattention-events,
-- part: first-stacks,
readings AS (
  SELECT id, date, what || CASE evidence WHEN 'seen' THEN '' ELSE ' (not verified)' END AS name, evidence
  FROM events
  WHERE stage = 'default'
  UNION ALL
  SELECT
    id,
    date,
    printf('last of %d serving stacks, %s', n, who) || CASE evidence WHEN 'seen' THEN '' ELSE ' (not verified)' END,
    evidence
  FROM stacks
  WHERE place = n
),
lags AS (
  SELECT readings.*, round(date_diff('day', paper.date, readings.date) / 30.4375, 1) AS months
  FROM readings, paper
),
found AS (
  SELECT
    count(*) FILTER (WHERE evidence = 'seen' AND months >= 20) AS fitting,
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
  'from the paper of May 2022: ' || COALESCE(said, 'no dated event on record') AS actual,
  middle AS value,
  earliest AS low,
  latest AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
