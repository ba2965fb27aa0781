-- title: Dated events of the two templates
-- description: What is on record of FlashAttention and of mixture of experts up to the end of 2025, the cases that the
--   essay takes as templates of the yellow and the orange zone. months counts from the paper with which the essay starts
--   its clock: FlashAttention of May 2022, Switch Transformer of January 2021; below zero, an event came before it.
-- claims: map-flash-lag-20, map-flash-breakdown, map-moe-36, map-moe-no-oss, map-moe-serving-late2024
-- param verified_only boolean = false: Only rows read in their source
WITH members(template, technique_id, start_event_id) AS (
  VALUES
    ('FlashAttention', 'flashattention', 'flashattention.paper.2022-05-27'),
    ('FlashAttention', 'flashattention-2', 'flashattention.paper.2022-05-27'),
    ('MoE', 'sparsely-gated-moe', 'sparsely-gated-moe.paper.2021-01-11'),
    ('MoE', 'expert-parallelism', 'sparsely-gated-moe.paper.2021-01-11')
)
SELECT
  members.template,
  adoption_events.date,
  adoption_events.date_precision,
  round(date_diff('day', start.date, adoption_events.date) / 30.4375, 1) AS months,
  adoption_events.stage,
  adoption_events.what,
  adoption_events.who,
  adoption_events.technique_id,
  architectures.name AS technique,
  zones.zone AS zone_introduction,
  adoption_events.id AS event_id,
  adoption_events.id = members.start_event_id AS starts_clock,
  adoption_events.evidence,
  adoption_events.sources,
  adoption_events.note
FROM members
JOIN adoption_events ON adoption_events.technique_id = members.technique_id
JOIN adoption_events AS start ON start.id = members.start_event_id
JOIN architectures ON architectures.id = members.technique_id
LEFT JOIN zones
  ON zones.architecture_id = members.technique_id
  AND zones.as_of_kind = 'introduction'
  AND zones.is_default
WHERE adoption_events.date <= DATE '2025-12-31'
  AND (adoption_events.evidence = 'seen' OR NOT $verified_only)
ORDER BY members.template, adoption_events.date, adoption_events.id
