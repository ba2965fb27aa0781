-- title: A bet that no pure state-space model reaches frontier scale
-- description: The essay's table of bets is an image that no stored copy holds; that the bet is against pure
--   state-space models is inferred from the text around it. The criterion is this project's: a model without
--   attention layers, of 13 billion parameters or more, trained from scratch, that leads its organisation's models.
--   One such model falsifies; otherwise the bet holds. Its deadline is unknown, so it is never confirmed.
-- claims: map-bets-three, map-ssm-frontier-red
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param count_linear_rnn boolean = false: Linear recurrences such as RWKV count as state-space models
-- param count_conversions boolean = false: Models converted from a trained Transformer count
-- param flagships_only boolean = true: Only an organisation's leading general model counts
-- param frontier_min_params_b number = 13: Smallest model that counts, in billion parameters [7|13|30|100]
-- param since_made boolean = false: Only models released since the bet was made count
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'map-bet-pure-ssm-frontier'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'map-bet-pure-ssm-frontier'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: pure-and-hybrid-models,
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
    ELSE format('without attention: {}', n_against) || COALESCE(', first ' || first_against, '')
      || format('; hybrids: {}', n_for) || COALESCE(', first ' || first_for, '')
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
