-- title: Models without attention and hybrids, by size
-- description: For queries with bet and the definitions count_linear_rnn, count_conversions, flagships_only,
--   frontier_min_params_b and since_made: record (key, name, day, against) of the models that count, those without
--   attention against the bet.
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
)
