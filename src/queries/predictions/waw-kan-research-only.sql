-- title: KANs stay research-only
-- description: The criterion is this project's: a language model of a billion parameters or more with KAN layers,
--   served by a serving stack. It is met by a model that names a KAN technique among its own, or by a dated event of
--   a first large model, a flagship or a default; a serving stack must have the technique too, unless the reader
--   waives that. The sentence also speaks of other designs that fight the hardware; whether they count is left to the
--   reader. One such model falsifies; absence of one is weak evidence, and the bet then holds.
-- claims: waw-kan-none, map-kan-zero, waw-pred-research-only
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param count_other_misaligned boolean = false: Techniques of other kinds whose events say that they fight the
--   hardware's primitives count
-- param need_serving boolean = true: A serving stack must have the technique too
-- param min_params_b number = 1: Smallest model that counts, in billion parameters [1|7|13]
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'waw-kan-research-only'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'waw-kan-research-only'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
event AS (
  SELECT id, technique_id, tier, stage, date, what
  FROM adoption_events, bet
  WHERE date <= as_of AND (evidence = 'seen' OR NOT $verified_only)
),
technique AS (
  SELECT architectures.id, name, introduced, category
  FROM architectures, bet
  WHERE introduced <= as_of
    AND (
      category = 'kan'
      OR ($count_other_misaligned AND id IN (SELECT technique_id FROM event WHERE tier = 'misaligned'))
    )
),
served AS (
  SELECT id
  FROM technique
  WHERE NOT $need_serving OR id IN (SELECT technique_id FROM event WHERE stage = 'serving_stack')
),
record AS (
  SELECT 'models:' || used.id AS key, used.name, used.released AS day, TRUE AS against
  FROM (
    SELECT id, name, released, unnest(mechanisms) AS technique
    FROM models, bet
    WHERE released <= as_of AND params_total_b >= $min_params_b AND (evidence = 'seen' OR NOT $verified_only)
  ) AS used
  JOIN served ON served.id = used.technique
  UNION
  SELECT 'adoption_events:' || event.id, what, date, TRUE
  FROM event
  JOIN served ON served.id = event.technique_id
  WHERE stage IN ('first_large_model', 'frontier_flagship', 'default')
  UNION
  SELECT 'architectures:' || id, name, introduced, FALSE
  FROM technique
  WHERE category = 'kan'
),
-- part: counts-for-and-against,
-- part: decisive-rows
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_against > 0 THEN 'falsified'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE format('large models or events that use one: {}', n_against) || COALESCE(', first ' || first_against, '')
      || format('; KAN techniques on record: {}', n_for)
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
