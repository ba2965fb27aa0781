-- title: Denial-of-wallet attacks amplify cost 50,000-fold
-- description: The criterion is this project's, as the essay states none. Either of two findings falsifies: the
--   largest cost ratio that the published scripts allow (their highest round limit times the dearest over the
--   cheapest price of a token, the bound of the claim's own test) is below 50,000; or no attack above 1,000 has been
--   demonstrated. A demonstrated attack of the claimed size confirms; a bound above it with a demonstrated attack of
--   at least 1,000 leaves the bet undecidable. Longer answers are not multiplied in: the attacked trajectories on
--   record span their rounds already.
-- claims: to-50000x
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param count_steps boolean = true: The step limit of the tau2-Bench script counts as a round limit, beside that of
--   the HLE script
-- param need_demonstration boolean = true: Falsified as long as no attack above the least ratio has been shown
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
round_limit AS (
  SELECT id, quantity, value_high, date
  FROM orchestration
  WHERE quantity = 'maximum rounds' OR ($count_steps AND quantity = 'maximum steps')
),
ingredient AS (
  SELECT
    max(high) / min(low) AS spread,
    (SELECT max(value_high) FROM round_limit) AS rounds
  FROM price
),
demonstrated AS (SELECT max(value_high) AS largest FROM orchestration WHERE quantity = 'cost amplification'),
bound AS (
  SELECT
    spread * rounds AS reachable,
    COALESCE(largest, 0) AS largest
  FROM ingredient, demonstrated
),
record AS (
  SELECT 'orchestration_facts:' || id AS key, quantity AS name, date AS day, value_high < $claimed AS against
  FROM orchestration
  WHERE quantity = 'cost amplification'
  UNION ALL
  SELECT 'orchestration_facts:' || orchestration.id, quantity, date, reachable < $claimed
  FROM orchestration, bound
  WHERE orchestration.id IN (SELECT id FROM price UNION ALL SELECT id FROM round_limit)
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
    WHEN n_for + n_against = 0 THEN 'undecidable'
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
