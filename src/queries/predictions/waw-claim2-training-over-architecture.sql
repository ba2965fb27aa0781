-- title: Architecture innovation slows against training innovation
-- description: The text gives no metric. The criterion is this project's: in twelve months more flagships change how
--   they mix the sequence or carry the residual stream than keep both, and one new primitive is in the flagships of
--   three or more organisations. A flagship is compared with its organisation's flagship before it; it changes where
--   its kind of attention differs, where recurrent layers come or go, or where it names a mixing or residual
--   technique that the other did not; a technique that an earlier row fails to name is taken for new. The window is
--   the twelve months up to the day of the verdict, so that every day has one. Gains in points are not on one scale
--   and are not compared. Both together falsify; with fewer than ten flagships to compare the verdict is undecidable.
-- claims: waw-claim2-arch-slowing
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param window_months number = 12: Months up to the day of the verdict [6|12|24]
-- param min_labs number = 3: Organisations that must share a new primitive [2|3|4]
-- param new_months number = 24: A primitive is new for this many months after its introduction [12|24|36]
-- param need_shared_primitive boolean = true: A shared new primitive is needed beside the count of changes
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'waw-claim2-training-over-architecture'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'waw-claim2-training-over-architecture'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
primitive AS (
  SELECT id, introduced
  FROM architectures, bet
  WHERE introduced <= as_of
    AND category IN (
      'attention', 'state-space', 'linear-attention-rnn', 'hybrid', 'long-convolution', 'residual-composition'
    )
    AND (evidence = 'seen' OR NOT $verified_only)
),
flagship AS (
  SELECT
    id, name, org, released, attention, mechanisms,
    CASE
      WHEN architecture_class IN ('dense_transformer', 'moe_transformer') THEN 'transformer'
      ELSE architecture_class
    END AS mixing,
    lag(id) OVER (PARTITION BY org ORDER BY released, id) AS before_id
  FROM models, bet
  WHERE is_frontier_flagship
    AND released <= as_of
    AND architecture_class <> 'undisclosed'
    AND len(mechanisms) > 0
    AND (evidence = 'seen' OR NOT $verified_only)
),
used AS (SELECT id, org, released, unnest(mechanisms) AS technique FROM flagship),
gained AS (
  SELECT DISTINCT flagship.id
  FROM flagship
  JOIN used ON used.id = flagship.id
  JOIN primitive ON primitive.id = used.technique
  LEFT JOIN used AS earlier ON earlier.id = flagship.before_id AND earlier.technique = used.technique
  WHERE earlier.id IS NULL
),
record AS (
  SELECT
    'models:' || flagship.id AS key,
    flagship.name,
    flagship.released AS day,
    gained.id IS NOT NULL
    OR flagship.attention <> previous.attention
    OR flagship.mixing <> previous.mixing AS against
  FROM flagship
  JOIN flagship AS previous ON previous.id = flagship.before_id
  LEFT JOIN gained ON gained.id = flagship.id
  CROSS JOIN bet
  WHERE flagship.released > as_of - to_months(CAST($window_months AS INTEGER))
),
shared AS (
  SELECT technique, count(DISTINCT org) AS n_labs
  FROM used
  JOIN primitive ON primitive.id = used.technique
  CROSS JOIN bet
  WHERE released > as_of - to_months(CAST($window_months AS INTEGER))
    AND released <= introduced + to_months(CAST($new_months AS INTEGER))
  GROUP BY technique
),
most_shared AS (
  SELECT COALESCE(max(n_labs), 0) AS n_labs, first(technique ORDER BY n_labs DESC, technique) AS technique
  FROM shared
),
-- part: counts-for-and-against,
-- part: decisive-rows
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_for + n_against < 10 THEN 'undecidable'
    WHEN n_against > n_for AND (n_labs >= $min_labs OR NOT $need_shared_primitive) THEN 'falsified'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE format('flagships that change mixing or residual: {} of {}', n_against, n_for + n_against)
      || COALESCE(format('; most shared new primitive: {} ({} organisations)', technique, n_labs), '')
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive, most_shared
