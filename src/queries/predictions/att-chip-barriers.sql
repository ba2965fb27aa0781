-- title: Alternative chip vendors face nearly impossible barriers
-- description: The criterion is this project's: an accelerator by neither NVIDIA nor Google trains a frontier model
--   or serves a top-5 model at a tenth of its traffic. No table records which chips train or serve a model, so
--   collected facts decide: a fact against of strength 3, read in its source, falsifies. Whether chips that a cloud
--   provider builds for itself are an alternative vendor's is open to dispute. The bet is confirmed when its deadline
--   passes without such a fact.
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param count_cloud_chips boolean = true: Chips that a cloud provider builds for itself, such as Trainium, count as
--   an alternative vendor
-- param min_strength number = 3: Least strength of a fact that decides, 1 to 3 [2|3]
-- param since_made boolean = false: Only facts since the bet was made count
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'att-chip-barriers'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'att-chip-barriers'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
record AS (
  SELECT
    'prediction_evidence:' || id AS key,
    fact AS name,
    date AS day,
    bears = 'against' AS against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'att-chip-barriers'
    AND date <= as_of
    AND bears IN ('for', 'against')
    AND (
      bears = 'for'
      OR (
        strength >= $min_strength
        AND evidence = 'seen'
        AND ($count_cloud_chips OR NOT regexp_matches(fact, 'Trainium|Inferentia|Maia|MTIA'))
      )
    )
    AND (evidence = 'seen' OR NOT $verified_only)
    AND (date >= made_on OR NOT $since_made)
),
-- part: counts-for-and-against,
-- part: decisive-rows
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_for + n_against = 0 THEN 'undecidable'
    WHEN n_against > 0 THEN 'falsified'
    WHEN deadline < as_of THEN 'confirmed'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE format('decisive facts against: {}', n_against) || COALESCE(', first: ' || rtrim(first_against, '.'), '')
      || format('; facts for: {}', n_for)
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
