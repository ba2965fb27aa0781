-- title: Reported gains of routing-aware training
-- description: Reports on methods that balance or stabilise expert routing in training, as gains over training
--   without them. "Improves" is a gain above zero. Reproduced where at least 5 reports give a figure and all are
--   gains, mixed where gains and losses stand beside each other, contradicted where none is a gain; below 5 figures
--   unsupported. Reports are of chosen successes. The value is the share of figures that are gains.
-- claims: waw-routing-aware
-- param verified_only boolean = false: Only rows read in their source
WITH reported AS (
  SELECT id, gain_value, evidence
  FROM training_innovations
  WHERE kind = 'routing_aware' AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n_reports,
    count(gain_value) AS n,
    count(gain_value) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE gain_value > 0) AS n_gains,
    list_slice(list_sort(list('training_innovations:' || id) FILTER (WHERE gain_value IS NOT NULL)), 1, 12) AS keys
  FROM reported
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN n_gains = n THEN 'reproduced'
    WHEN n_gains = 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  format('{} of {} reports give a figure, {} of them a gain', n, n_reports, n_gains) AS actual,
  round(n_gains / nullif(n, 0)::DOUBLE, 2)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
