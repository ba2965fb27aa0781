-- title: No pure state-space model reaches the frontier
-- description: The essay says that no model of state-space layers alone reaches the frontier and that hybrids are the
--   ceiling. The criterion is this project's: a language model without attention layers, of 13 billion parameters or
--   more, trained from scratch, that leads its organisation's models. The dataset holds no public ranking, so leading
--   an organisation stands for the top 20 of one. Linear recurrences such as RWKV are left out at first, as the essay
--   speaks of state-space models. One such model falsifies; otherwise the bet holds.
-- claims: waw-claim3-hybrid-ceiling, waw-falsifier-ssm, waw-ssm-no13b
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
  WHERE id = 'waw-claim3-pure-ssm-ceiling'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'waw-claim3-pure-ssm-ceiling'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
candidate AS (
  SELECT
    'models:' || id AS key,
    name,
    released AS day,
    params_total_b,
    architecture_class AS kind,
    n_attention_layers AS attention_layers,
    is_frontier_flagship AS flagship,
    id IN (SELECT model_id FROM sequence_models, bet WHERE origin = 'converted' AND released <= as_of) AS converted,
    evidence
  FROM models
  UNION ALL
  SELECT
    'sequence_models:' || id,
    name,
    released,
    params_total_b,
    CASE WHEN family IN ('pure_ssm', 'linear_rnn') THEN family ELSE 'hybrid' END,
    attention_layers,
    FALSE,
    origin = 'converted',
    evidence
  FROM sequence_models
  WHERE model_id IS NULL
),
record AS (
  SELECT key, name, day, kind <> 'hybrid' AS against
  FROM candidate, bet
  WHERE day <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
    AND params_total_b >= $frontier_min_params_b
    AND (flagship OR NOT $flagships_only)
    AND (NOT COALESCE(converted, FALSE) OR $count_conversions)
    AND (day >= made_on OR NOT $since_made)
    AND (
      kind = 'hybrid'
      OR (
        (kind = 'pure_ssm' OR (kind = 'linear_rnn' AND $count_linear_rnn))
        AND COALESCE(attention_layers, 0) = 0
      )
    )
),
found AS (
  SELECT
    CAST(count(*) FILTER (WHERE NOT against) AS INTEGER) AS n_for,
    CAST(count(*) FILTER (WHERE against) AS INTEGER) AS n_against,
    first(name ORDER BY day, key) FILTER (WHERE NOT against) AS first_for,
    first(name ORDER BY day, key) FILTER (WHERE against) AS first_against
  FROM record
),
decisive AS (
  SELECT COALESCE(list(key ORDER BY key), CAST([] AS VARCHAR[])) AS keys
  FROM (
    SELECT key
    FROM record
    WHERE against = (SELECT COALESCE(bool_or(against), FALSE) FROM record)
    ORDER BY day, key
    LIMIT 12
  ) AS first_keys
)
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
