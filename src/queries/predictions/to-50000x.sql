-- title: Denial-of-wallet attacks amplify cost 50,000-fold
-- description: The criterion is this project's: the largest cost ratio that the published script allows (rounds,
--   times the dearest over the cheapest price of a token) is below 50,000. Prices and rounds are those of the script.
--   An attack also lengthens answers: the longest attacked trajectory over the mean answer on record multiplies the
--   bound when it counts. A bound below 50,000 falsifies; a demonstrated attack of that size confirms; a bound above
--   it without such an attack leaves the bet undecidable, or falsified where the reader asks for a demonstration.
-- claims: to-50000x
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param count_token_growth boolean = true: An attack lengthens answers, by the longest attacked trajectory over the
--   mean answer on record
-- param need_demonstration boolean = false: Falsified as long as no attack above the least ratio has been shown
-- param min_demonstrated number = 1000: Least demonstrated cost ratio [1000|10000|50000]
-- param claimed number = 50000: Cost ratio of the bet [10000|50000]
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'to-50000x'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'to-50000x'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
orchestration AS (
  SELECT id, quantity, value_low, value_high, unit, date
  FROM orchestration_facts, bet
  WHERE date <= as_of AND (evidence = 'seen' OR NOT $verified_only)
),
price AS (
  SELECT id, value_low AS low, COALESCE(value_high, value_low) AS high, date
  FROM orchestration
  WHERE id LIKE 'price-%-script' AND unit = 'USD per million tokens'
),
ingredient AS (
  SELECT
    max(high) / min(low) AS spread,
    (SELECT max(value_low) FROM orchestration WHERE quantity = 'maximum rounds') AS rounds
  FROM price
),
growth AS (
  SELECT
    max(value_low) FILTER (WHERE quantity = 'trajectory length')
    / max(value_low) FILTER (WHERE quantity = 'completion length mean') AS ratio
  FROM orchestration
),
demonstrated AS (SELECT max(value_high) AS largest FROM orchestration WHERE quantity = 'cost amplification'),
bound AS (
  SELECT
    spread * rounds * CASE WHEN $count_token_growth THEN COALESCE(ratio, 1) ELSE 1 END AS reachable,
    COALESCE(largest, 0) AS largest
  FROM ingredient, growth, demonstrated
),
record AS (
  SELECT 'orchestration_facts:' || id AS key, quantity AS name, date AS day, value_high < $claimed AS against
  FROM orchestration
  WHERE quantity = 'cost amplification'
  UNION ALL
  SELECT 'orchestration_facts:' || orchestration.id, quantity, date, reachable < $claimed
  FROM orchestration, bound
  WHERE quantity = 'maximum rounds' OR orchestration.id IN (SELECT id FROM price)
    OR ($count_token_growth AND quantity IN ('trajectory length', 'completion length mean'))
),
found AS (
  SELECT
    CAST(count(*) FILTER (WHERE NOT against) AS INTEGER) AS n_for,
    CAST(count(*) FILTER (WHERE against) AS INTEGER) AS n_against,
    max(reachable) AS reachable,
    max(largest) AS largest
  FROM bound
  LEFT JOIN record ON TRUE
),
decisive AS (
  SELECT COALESCE(list(key ORDER BY key), CAST([] AS VARCHAR[])) AS keys
  FROM (SELECT key FROM record ORDER BY day, key LIMIT 12) AS first_keys
)
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN largest >= $claimed THEN 'confirmed'
    WHEN reachable < $claimed THEN 'falsified'
    WHEN $need_demonstration AND largest < $min_demonstrated THEN 'falsified'
    ELSE 'undecidable'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE COALESCE(
      format('bound from published constants: {}x', CAST(round(reachable) AS BIGINT)),
      'no published constants'
    )
      || format('; largest demonstrated: {}x', CAST(round(largest) AS BIGINT))
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
