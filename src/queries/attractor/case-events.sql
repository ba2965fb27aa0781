-- title: Case studies: Mamba, RetNet and RWKV
-- description: The first event of each stage of the techniques of the three case studies, and its months from the
--   technique's own paper; below zero, the stage came before the paper. A date known only to the month or year is shown
--   as its first day; months_low and months_high bound what the months may be.
-- param as_of date = 2026-11-21: Events dated later are not looked at
-- param verified_only boolean = false: Only rows read in their source
WITH studies(technique_id, case_study, place) AS (
  VALUES
    ('mamba', 'Mamba', 1), ('mamba-2', 'Mamba', 2), ('mamba-3', 'Mamba', 3),
    ('retnet', 'RetNet', 4),
    ('rwkv', 'RWKV', 5), ('rwkv-4', 'RWKV', 6), ('rwkv-5', 'RWKV', 7), ('rwkv-6', 'RWKV', 8), ('rwkv-7', 'RWKV', 9)
)
SELECT
  studies.case_study,
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
  events.n_events::INTEGER AS n_events,
  events.event_id,
  events.evidence,
  events.sources
FROM adoption_stages AS events
JOIN studies ON studies.technique_id = events.technique_id
JOIN architectures ON architectures.id = events.technique_id
LEFT JOIN adoption_stages AS paper
  ON paper.technique_id = events.technique_id
  AND paper.stage = 'paper'
  AND (paper.evidence = 'seen' OR NOT $verified_only)
WHERE events.first_day <= $as_of::DATE AND (events.evidence = 'seen' OR NOT $verified_only)
ORDER BY studies.place, events.first_day, events.event_id, events.stage
