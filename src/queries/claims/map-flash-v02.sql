-- title: From the FlashAttention paper to the package of version 0.2
-- description: Months from the paper to the release of flash-attn 0.2. Six months holds where the lag rounds to 6.
--   Mixed if it does but the release could be installed with pip, which the claim denies; contradicted if it does
--   not; only rows read in their source count. Which GPUs it ran on is not in the rows.
-- claims: map-flash-v02
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT id, stage, date, what, evidence
  FROM adoption_events
  WHERE technique_id = 'flashattention' AND (evidence = 'seen' OR NOT $verified_only)
),
paper AS (
  SELECT min(date) AS date
  FROM events
  WHERE stage = 'paper'
),
releases AS (
  SELECT
    events.id,
    events.date,
    events.what,
    events.evidence,
    round(date_diff('day', paper.date, events.date) / 30.4375, 1) AS months
  FROM events, paper
  WHERE events.stage = 'library' AND events.what ILIKE '%flash-attn 0.2%'
),
found AS (
  SELECT
    min(months) AS months,
    min(date) AS date,
    min_by(what, strftime(date, '%Y-%m-%d') || id) AS what,
    bool_or(what ILIKE '%pip%') AS by_pip,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM releases
)
SELECT
  CASE
    WHEN n_seen = 0 OR months IS NULL THEN 'unsupported'
    WHEN round(months) <> 6 THEN 'contradicted'
    WHEN by_pip THEN 'mixed'
    ELSE 'reproduced'
  END AS verdict,
  COALESCE(
    printf('%.1f months (%s, %s)', months, what, strftime(date, '%Y-%m-%d')),
    'no such release with a dated paper on record'
  ) AS actual,
  months AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
