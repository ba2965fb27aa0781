-- title: FlashAttention-2: its paper, and who took it up within half a year
-- description: First paper of FlashAttention-2, and events by Meta or Mistral within six months of it. Reproduced if
--   the paper is of July 2023 and both took it up, mixed if only the month holds, contradicted if it does not; rows
--   not read in their source do not count. value is the months until the first of the two.
-- claims: map-fa2-2023-07
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT id, stage, date, who, evidence
  FROM adoption_events
  WHERE technique_id = 'flashattention-2' AND (evidence = 'seen' OR NOT $verified_only)
),
paper AS (
  SELECT min(date) AS date, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM events
  WHERE stage = 'paper'
),
chosen AS (
  SELECT
    events.id,
    events.stage,
    events.evidence,
    CASE WHEN events.who ILIKE '%meta%' THEN 'Meta' WHEN events.who ILIKE '%mistral%' THEN 'Mistral' END AS lab,
    round(date_diff('day', paper.date, events.date) / 30.4375, 1) AS months
  FROM events, paper
  WHERE events.stage = 'paper'
    OR (
      (events.who ILIKE '%meta%' OR events.who ILIKE '%mistral%')
      AND date_diff('day', paper.date, events.date) / 30.4375 <= 6
    )
),
found AS (
  SELECT
    count(DISTINCT lab) FILTER (WHERE evidence = 'seen') AS labs_seen,
    min(months) FILTER (WHERE lab IS NOT NULL) AS months,
    string_agg(
      printf('%s after %.1f months', lab, months) || CASE evidence WHEN 'seen' THEN '' ELSE ' (not verified)' END,
      ', '
      ORDER BY months, lab
    ) AS said,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM chosen
)
SELECT
  CASE
    WHEN paper.n_seen = 0 THEN 'unsupported'
    WHEN strftime(paper.date, '%Y-%m') <> '2023-07' THEN 'contradicted'
    WHEN labs_seen = 2 THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    'paper of ' || strftime(paper.date, '%Y-%m-%d') || '; ' || COALESCE(said, 'neither Meta nor Mistral on record'),
    'no paper on record'
  ) AS actual,
  months AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  found.n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM paper, found
