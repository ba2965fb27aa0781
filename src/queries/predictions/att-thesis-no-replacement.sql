-- title: The next breakthrough will not replace the Transformer
-- description: The essay says that the next breakthrough will optimise within the Transformer's constraints. The
--   criterion is this project's: a flagship without attention layers, or one that mixes the sequence by a technique
--   without matrix products (GA 0 in the default rating), becomes a top-5 model family. The dataset holds no ranking,
--   so a model counts when it was among the five largest flagships of known size in the twelve months up to its
--   release. Only models since the bet count, as the sentence speaks of the next breakthrough. One such model
--   falsifies; the bet is confirmed when its deadline passes without one.
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param count_linear_rnn boolean = true: Linear recurrences such as RWKV count as models without attention
-- param top number = 5: Among how many of the largest flagships of its year a model must be [5|20|1000]
-- param since_made boolean = true: Only models released since the bet was made count
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'att-thesis-no-replacement'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'att-thesis-no-replacement'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
flagship AS (
  SELECT id, name, released, params_total_b, architecture_class, n_attention_layers, mechanisms
  FROM models, bet
  WHERE is_frontier_flagship
    AND released <= as_of
    AND params_total_b IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
placed AS (
  SELECT flagship.id, count(*) AS place
  FROM flagship
  JOIN flagship AS rival
    ON rival.released > flagship.released - INTERVAL 12 MONTH
    AND rival.released <= flagship.released
    AND rival.params_total_b >= flagship.params_total_b
  GROUP BY flagship.id
),
without_products AS (
  SELECT DISTINCT used.id
  FROM (SELECT id, unnest(mechanisms) AS technique FROM flagship) AS used
  JOIN architectures ON architectures.id = used.technique
  JOIN ratings ON ratings.architecture_id = architectures.id
  CROSS JOIN bet
  WHERE ratings.is_default
    AND ratings.as_of_kind = 'introduction'
    AND ratings.as_of <= bet.as_of
    AND ratings.ga = 0
    AND architectures.introduced <= bet.as_of
    AND architectures.category IN (
      'attention', 'state-space', 'linear-attention-rnn', 'hybrid', 'long-convolution', 'other-sequence',
      'classical-recurrence'
    )
),
record AS (
  SELECT
    'models:' || flagship.id AS key,
    name,
    released AS day,
    without_products.id IS NOT NULL
    OR (
      (architecture_class = 'pure_ssm' OR (architecture_class = 'linear_rnn' AND $count_linear_rnn))
      AND COALESCE(n_attention_layers, 0) = 0
    ) AS against
  FROM flagship
  JOIN placed ON placed.id = flagship.id AND placed.place <= $top
  LEFT JOIN without_products ON without_products.id = flagship.id
  CROSS JOIN bet
  WHERE (released >= made_on OR NOT $since_made)
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
    ELSE format(
      'leading flagships of known size without attention or matrix products: {} of {}',
      n_against, n_for + n_against
    )
      || COALESCE(', first ' || first_against, '')
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
