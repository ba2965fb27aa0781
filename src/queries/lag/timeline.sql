-- title: Dated stages of every technique
-- description: The first event of each stage of each technique, and its months from the paper; below zero, the stage
--   came before the paper. A date known only to the month or year is shown as its first day; months_low and months_high
--   bound what the months may be.
-- param verified_only boolean = false: Only rows read in their source
SELECT
  events.tier,
  events.technique_id,
  architectures.name AS technique,
  architectures.aliases,
  events.stage,
  events.first_day AS date,
  events.precision AS date_precision,
  events.last_day,
  round(date_diff('day', paper.first_day, events.first_day) / 30.4375, 1) AS months,
  round(date_diff('day', paper.last_day, events.first_day) / 30.4375, 1) AS months_low,
  round(date_diff('day', paper.first_day, events.last_day) / 30.4375, 1) AS months_high,
  events.what,
  events.who,
  events.n_events,
  events.event_id,
  events.evidence,
  events.sources
FROM adoption_stages AS events
JOIN architectures ON architectures.id = events.technique_id
LEFT JOIN adoption_stages AS paper
  ON paper.technique_id = events.technique_id
  AND paper.stage = 'paper'
  AND (paper.evidence = 'seen' OR NOT $verified_only)
WHERE events.evidence = 'seen' OR NOT $verified_only
ORDER BY
  COALESCE(paper.first_day, events.first_day),
  events.technique_id,
  events.first_day,
  events.event_id,
  events.stage
