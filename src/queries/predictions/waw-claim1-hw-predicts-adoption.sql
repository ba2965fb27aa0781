-- title: Hardware fit predicts what ships better than small-scale gains
-- description: The criterion is this project's and has two halves. A technique of hardware fit H (0 to 6) of 2 or
--   less at its introduction, or without matrix products (GA 0), is in the flagships of two or more organisations;
--   or, among techniques in production, the gain in the introducing paper (better, parity, worse) goes with a shorter
--   lag to production more closely than H + E does, by Spearman's rank correlation. Raters knew what became of each
--   technique, which favours the essay. Either half falsifies; otherwise the bet holds.
-- claims: waw-claim1-hw-beats-bench, waw-falsifier-misaligned
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param rater text = default: Whose scores count; default joins the two first passes
--   [default|second-pass|version-2-a|version-2-b]
-- param max_h number = 2: Highest hardware fit H at introduction that counts as poor [2|3|4]
-- param min_labs number = 2: Organisations whose flagships must use the technique [1|2|3]
-- param rank_test boolean = true: The second half of the criterion, on lags, counts
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'waw-claim1-hw-predicts-adoption'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'waw-claim1-hw-predicts-adoption'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
technique AS (
  SELECT
    architectures.id,
    architectures.name,
    architectures.introduced AS day,
    architectures.introduced,
    CASE WHEN first_production_date <= bet.as_of THEN first_production_date END AS production,
    CASE paper_small_scale_result WHEN 'better' THEN 2 WHEN 'parity' THEN 1 WHEN 'worse' THEN 0 END AS gain,
    ga,
    ga + mal + par AS h,
    ga + mal + par + sti + im AS fit
  FROM architectures
  JOIN ratings ON ratings.architecture_id = architectures.id
  CROSS JOIN bet
  WHERE architectures.introduced <= bet.as_of
    AND ratings.as_of_kind = 'introduction'
    AND ratings.as_of <= bet.as_of
    AND (ratings.rater = $rater OR ($rater = 'default' AND ratings.is_default))
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
    AND (ratings.evidence = 'seen' OR NOT $verified_only)
),
used AS (
  SELECT technique, count(DISTINCT org) AS n_labs
  FROM (
    SELECT org, unnest(mechanisms) AS technique
    FROM models, bet
    WHERE is_frontier_flagship AND released <= as_of AND (evidence = 'seen' OR NOT $verified_only)
  ) AS flagship
  GROUP BY technique
),
record AS (
  SELECT 'architectures:' || id AS key, name, day, h <= $max_h OR ga = 0 AS against
  FROM technique
  JOIN used ON used.technique = technique.id
  WHERE n_labs >= $min_labs
),
lag AS (
  SELECT gain, fit, date_diff('day', introduced, production) AS days
  FROM technique
  WHERE production IS NOT NULL AND gain IS NOT NULL
),
placed AS (
  SELECT
    rank() OVER (ORDER BY gain) + (count(*) OVER (PARTITION BY gain) - 1) / 2.0 AS gain_rank,
    rank() OVER (ORDER BY fit) + (count(*) OVER (PARTITION BY fit) - 1) / 2.0 AS fit_rank,
    rank() OVER (ORDER BY days) + (count(*) OVER (PARTITION BY days) - 1) / 2.0 AS lag_rank
  FROM lag
),
correlation AS (
  SELECT
    count(*) AS n_lags,
    round(corr(gain_rank, lag_rank), 2) AS gain_rho,
    round(corr(fit_rank, lag_rank), 2) AS fit_rho
  FROM placed
),
-- part: counts-for-and-against,
-- part: decisive-rows
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_against > 0 THEN 'falsified'
    WHEN $rank_test AND n_lags >= 10 AND gain_rho < 0 AND gain_rho < fit_rho THEN 'falsified'
    WHEN n_for = 0 THEN 'undecidable'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE format('techniques of poor fit in several flagships: {} of {}', n_against, n_for + n_against)
      || COALESCE(', first ' || first_against, '')
      || COALESCE(
        format('; correlation with the lag: H + E {:.2f}, paper''s gain {:.2f} (n = {})', fit_rho, gain_rho, n_lags),
        ''
      )
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive, correlation
