-- title: No alternative reaches frontier scale without both gates
-- description: The essay asks for hardware compatibility and institutional backing. The criterion is this project's:
--   a flagship of frontier scale that uses a technique of hardware fit H (0 to 6) of 2 or less at its introduction,
--   by the default rating, or that has no major lab behind it. The dataset does not record backing: a collected fact
--   against of strength 3 that was read in its source stands for it, or, where a reader asks for it, an organisation
--   with few model releases on record. One such model or fact falsifies; the bet is confirmed when its deadline
--   passes without one.
-- claims: att-two-gates
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param max_h number = 2: Highest hardware fit H at introduction that fails the first gate [2|3|4]
-- param min_lab_releases number = 0: An organisation with fewer model releases on record has no major lab behind it;
--   0 asks for none [0|2|3]
-- param frontier_min_params_b number = 100: Smallest flagship of frontier scale, in billion parameters [13|30|100]
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'att-two-gates'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'att-two-gates'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
flagship AS (
  SELECT id, name, org, released, architecture_class, mechanisms
  FROM models, bet
  WHERE is_frontier_flagship
    AND released <= as_of
    AND params_total_b >= $frontier_min_params_b
    AND (evidence = 'seen' OR NOT $verified_only)
),
releases AS (
  SELECT org, count(*) AS n
  FROM models, bet
  WHERE released <= as_of AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY org
),
low_fit AS (
  SELECT DISTINCT used.id
  FROM (SELECT id, unnest(mechanisms) AS technique FROM flagship) AS used
  JOIN architectures ON architectures.id = used.technique
  JOIN ratings ON ratings.architecture_id = architectures.id
  CROSS JOIN bet
  WHERE ratings.is_default
    AND ratings.as_of_kind = 'introduction'
    AND ratings.as_of <= bet.as_of
    AND architectures.introduced <= bet.as_of
    AND ratings.ga + ratings.mal + ratings.par <= $max_h
),
record AS (
  SELECT
    'models:' || flagship.id AS key,
    name,
    released AS day,
    low_fit.id IS NOT NULL OR releases.n < $min_lab_releases AS against
  FROM flagship
  JOIN releases ON releases.org = flagship.org
  LEFT JOIN low_fit ON low_fit.id = flagship.id
  WHERE low_fit.id IS NOT NULL OR architecture_class IN ('hybrid', 'pure_ssm', 'linear_rnn', 'other')
  UNION ALL
  SELECT 'prediction_evidence:' || id, fact, date, TRUE
  FROM prediction_evidence, bet
  WHERE prediction_id = 'att-two-gates'
    AND date <= as_of
    AND bears = 'against'
    AND strength = 3
    AND evidence = 'seen'
),
-- part: counts-for-and-against,
-- part: decisive-rows
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_against > 0 THEN 'falsified'
    WHEN deadline < as_of THEN 'confirmed'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE format('alternatives at frontier scale: {}, of them past a gate: {}', n_for + n_against, n_against)
      || COALESCE(', first ' || first_against, '')
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
