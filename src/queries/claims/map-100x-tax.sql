-- title: Slowdown of Kolmogorov-Arnold networks and neural ODEs
-- description: Published slowdowns of spline networks against a dense network of as many parameters or operations.
--   The claim says 100 without "about"; 20% is allowed as the figure is round. Reproduced where the median lies
--   within 80 to 120, mixed where the middle half reaches into it, else contradicted; below 5 figures unsupported.
--   For neural ODEs no figure against a matrix product is on record, so that half is not tested. Measured in fp32
--   without tensor cores on either side, so a tensor-core baseline would widen the gap. Low and high are the
--   quartiles. A reader's run is the better test and comes with the kernel lab.
-- claims: map-100x-tax
-- param verified_only boolean = false: Only rows read in their source
WITH published AS (
  SELECT id, primitive, sqrt(value * COALESCE(value_high, value)) AS slowdown, evidence
  FROM kernel_benchmarks
  WHERE primitive IN ('kan_spline', 'neural_ode') AND metric = 'slowdown_vs'
    AND regexp_matches(baseline, '(?i)mlp|vit|dense|matmul|linear')
    AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE primitive = 'neural_ode') AS n_ode,
    median(slowdown) AS middle,
    quantile_cont(slowdown, 0.25) AS lower_quartile,
    quantile_cont(slowdown, 0.75) AS upper_quartile,
    max(slowdown) AS most,
    list_slice(list_sort(list('kernel_benchmarks:' || id)), 1, 12) AS keys
  FROM published
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN middle BETWEEN 80 AND 120 THEN 'reproduced'
    WHEN lower_quartile <= 120 AND upper_quartile >= 80 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no published slowdown in this selection'
    ELSE format('median {:.1f}x, middle half {:.1f}-{:.1f}, largest {:.0f}x ({} figures, {} of them on neural ODEs)',
      middle, lower_quartile, upper_quartile, most, n, n_ode)
  END AS actual,
  round(middle, 2)::DOUBLE AS value,
  round(lower_quartile, 2)::DOUBLE AS low,
  round(upper_quartile, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
