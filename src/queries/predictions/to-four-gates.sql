-- title: Adoption of orchestration should pass four gates
-- description: The essay recommends a decision tree of four gates. That is advice and states no outcome, and the
--   gates are not defined in any stored copy, so no record can decide it: the verdict is undecidable.
-- claims: to-four-gates
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'to-four-gates'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'to-four-gates'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
found AS (SELECT 0 AS n_for, 0 AS n_against),
decisive AS (
  SELECT COALESCE(list('predictions:' || id), CAST([] AS VARCHAR[])) AS keys
  FROM predictions
  WHERE id = 'to-four-gates'
)
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    ELSE 'undecidable'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE 'a recommendation, not a prediction: no outcome is stated'
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
