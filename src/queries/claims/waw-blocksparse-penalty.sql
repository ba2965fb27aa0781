-- title: What mixtures lose in hardware efficiency against what they save in compute
-- description: Penalty with specialised kernels: model FLOP utilization of dense training over that of mixtures under
--   the same code on the same chip (median of its dense runs), and block-sparse against dense products. Gain:
--   measured training compute saved against a dense model of equal quality, announcements left out. Reproduced where
--   the penalty's upper quartile lies below the gain's lower quartile, mixed where only the medians are so ordered,
--   else contradicted; below 5 figures of either unsupported. Gains are of chosen examples and differ in baseline.
--   The value is the median penalty, low and high its quartiles. A reader's run is the better test and comes with the
--   kernel lab.
-- claims: waw-blocksparse-penalty
-- param verified_only boolean = false: Only rows read in their source
WITH runs AS (
  SELECT
    id,
    gpu,
    (value + COALESCE(value_high, value)) / 2 AS utilization,
    implementation LIKE '%MoE%' AS mixture,
    evidence
  FROM kernel_benchmarks
  WHERE metric = 'mfu_pct' AND implementation LIKE 'MaxText%' AND (evidence = 'seen' OR NOT $verified_only)
),
dense AS (
  SELECT gpu, median(utilization) AS utilization FROM runs WHERE NOT mixture GROUP BY gpu
),
penalties AS (
  SELECT 'kernel_benchmarks:' || runs.id AS key, dense.utilization / runs.utilization AS penalty, runs.evidence
  FROM runs
  JOIN dense ON dense.gpu = runs.gpu
  WHERE runs.mixture
  UNION ALL
  SELECT 'kernel_benchmarks:' || id, 100 / value, evidence
  FROM kernel_benchmarks
  WHERE primitive = 'block_sparse' AND metric = 'pct_of_baseline' AND shape LIKE 'MoE%'
    AND (evidence = 'seen' OR NOT $verified_only)
),
gains AS (
  SELECT 'moe_measurements:' || id AS key, gain, evidence
  FROM moe_gains
  WHERE family = 'training cost' AND baseline_kind = 'dense' AND says <> 'announced' AND gain IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
paid AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    median(penalty) AS middle,
    quantile_cont(penalty, 0.25) AS lower_quartile,
    quantile_cont(penalty, 0.75) AS upper_quartile,
    list_sort(list(key)) AS keys
  FROM penalties
),
saved AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    median(gain) AS middle,
    quantile_cont(gain, 0.25) AS lower_quartile,
    list_sort(list(key)) AS keys
  FROM gains
)
SELECT
  CASE
    WHEN paid.n < 5 OR saved.n < 5 THEN 'unsupported'
    WHEN paid.upper_quartile < saved.lower_quartile THEN 'reproduced'
    WHEN paid.middle < saved.middle THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('median penalty {:.2f}x ({} figures)', paid.middle, paid.n), 'no penalty on record')
    || COALESCE(format(', median compute saved {:.1f}x ({} figures)', saved.middle, saved.n), ', no saving on record') AS actual,
  round(paid.middle, 2)::DOUBLE AS value,
  round(paid.lower_quartile, 2)::DOUBLE AS low,
  round(paid.upper_quartile, 2)::DOUBLE AS high,
  (paid.n + saved.n)::INTEGER AS n,
  (paid.n_seen + saved.n_seen)::INTEGER AS n_seen,
  list_slice(list_concat(COALESCE(paid.keys, []::VARCHAR[]), COALESCE(saved.keys, []::VARCHAR[])), 1, 12) AS decisive
FROM paid
CROSS JOIN saved
