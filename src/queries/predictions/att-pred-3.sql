-- title: Third prediction of The Transformer Attractor: wording unknown
-- description: The essay announces three predictions for 2027 and 2028; the wording of none was found in a stored
--   copy. The verdict is undecidable whatever the record says, and nothing is guessed.
-- claims: att-preds-three, com-preds-2028
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'att-pred-3'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'att-pred-3'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
found AS (SELECT 0 AS n_for, 0 AS n_against),
decisive AS (
  SELECT COALESCE(list('predictions:' || id), CAST([] AS VARCHAR[])) AS keys
  FROM predictions
  WHERE id = 'att-pred-3'
)
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    ELSE 'undecidable'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE 'the wording of the bet was not found'
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
