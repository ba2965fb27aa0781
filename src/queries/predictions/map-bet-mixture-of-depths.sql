-- title: A bet on Mixture-of-Depths in production
-- description: Only the existence of the bet was read: its table is an image that no stored copy holds. The verdict
--   is undecidable until a direction is chosen. Then the reading is this project's: Mixture-of-Depths or
--   Mixture-of-Recursions, by which single tokens skip layers, is among the techniques of a flagship. With direction
--   enters one such model confirms, with stays_out one falsifies; otherwise the bet holds.
-- claims: map-bets-three
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param direction text = unknown: What the bet says, which is not known: that the technique enters production or
--   stays out [unknown|enters|stays_out]
-- param count_zero_experts boolean = false: Experts that compute nothing, which let tokens skip feed-forward work,
--   count
-- param count_looped boolean = false: Layers applied several times to every token (looped Transformers, recurrent
--   depth) count
-- param flagships_only boolean = true: Only an organisation's leading general model counts as production
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'map-bet-mixture-of-depths'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'map-bet-mixture-of-depths'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
technique AS (
  SELECT id
  FROM architectures, bet
  WHERE introduced <= as_of
    AND (
      id IN ('mixture-of-depths', 'mixture-of-recursions')
      OR (id = 'zero-computation-experts' AND $count_zero_experts)
      OR (id IN ('looped-transformer', 'recurrent-depth') AND $count_looped)
    )
),
uses AS (
  SELECT DISTINCT used.id
  FROM (SELECT id, unnest(mechanisms) AS technique FROM models) AS used
  JOIN technique ON technique.id = used.technique
),
record AS (
  SELECT 'models:' || id AS key, name, released AS day
  FROM models, bet
  WHERE released <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
    AND (is_frontier_flagship OR NOT $flagships_only)
    AND (id IN (SELECT id FROM uses))
  UNION ALL
  SELECT 'adoption_events:' || id, what, date
  FROM adoption_events, bet
  WHERE date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
    AND technique_id IN (SELECT id FROM technique)
    AND (stage IN ('frontier_flagship', 'default') OR (stage = 'first_large_model' AND NOT $flagships_only))
),
found AS (
  SELECT
    CAST(count(*) FILTER (WHERE $direction = 'enters') AS INTEGER) AS n_for,
    CAST(count(*) FILTER (WHERE $direction = 'stays_out') AS INTEGER) AS n_against,
    count(*) AS n,
    first(name ORDER BY day, key) AS first_name
  FROM record
),
decisive AS (
  SELECT COALESCE(list(key ORDER BY key), CAST([] AS VARCHAR[])) AS keys
  FROM (
    SELECT key FROM record
    UNION ALL
    SELECT 'predictions:' || id FROM predictions WHERE id = 'map-bet-mixture-of-depths' AND $direction = 'unknown'
    ORDER BY key
    LIMIT 12
  ) AS first_keys
)
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN $direction = 'enters' AND n > 0 THEN 'confirmed'
    WHEN $direction = 'stays_out' AND n > 0 THEN 'falsified'
    WHEN $direction IN ('enters', 'stays_out') THEN 'holding'
    ELSE 'undecidable'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE format('flagships or events that show it: {}', n) || COALESCE(', first ' || first_name, '')
      || CASE WHEN $direction IN ('enters', 'stays_out') THEN '' ELSE '; which way the bet goes is not known' END
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
