-- title: Time that growing depth saves in training
-- description: Published savings of methods that grow depth in training, as a share of time or tokens to equal loss;
--   a speed-up of s times saves 1 - 1/s. The essay's own range is left out. Reproduced where the median lies within
--   10 to 20%, mixed where the middle half reaches into it, else contradicted; below 5 reports unsupported. Reports
--   are of chosen successes. Low and high are the least and the greatest saving.
-- claims: waw-progressive-depth
-- param verified_only boolean = false: Only rows read in their source
WITH reported AS (
  SELECT
    id,
    CASE gain_kind
      WHEN 'compute_saving_x' THEN 100 * (1 - 1 / gain_value)
      WHEN 'wallclock_saving_pct' THEN gain_value
    END AS saved,
    evidence
  FROM training_innovations
  WHERE kind = 'curriculum_depth' AND gain_value > 0 AND model_or_paper <> 'essay claim'
    AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    median(saved) AS middle,
    quantile_cont(saved, 0.25) AS lower_quartile,
    quantile_cont(saved, 0.75) AS upper_quartile,
    min(saved) AS least,
    max(saved) AS most,
    string_agg(format('{:.0f}%', saved), ', ' ORDER BY saved, id) AS found,
    list_slice(list_sort(list('training_innovations:' || id)), 1, 12) AS keys
  FROM reported
  WHERE saved IS NOT NULL
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN middle BETWEEN 10 AND 20 THEN 'reproduced'
    WHEN lower_quartile <= 20 AND upper_quartile >= 10 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no published saving in this selection'
    ELSE format('{} published savings: {}', n, found)
  END AS actual,
  round(middle, 1)::DOUBLE AS value,
  round(least, 1)::DOUBLE AS low,
  round(most, 1)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
