-- title: Utilization of spline evaluations
-- description: The kernel lab's runs on GPUs: useful operations a second of a B-spline layer as a share of those of the
--   same run's fastest dense matrix product. The claim says roughly 10%, read as 5 to 20%.
--   Reproduced where the median over runs lies there, mixed where only some runs do, contradicted where none does.
--   Runs on software adapters say nothing about a GPU and are left out; without a run on a GPU the claim is
--   unsupported. WebGPU reaches no tensor cores, so the share stands in for their utilization and is likely higher.
--   Low and high are the least and the largest share.
-- claims: com-kan-10pct
-- param verified_only boolean = false: Only rows that this project measured itself, which all of these are
WITH shares AS (
  SELECT id, share_pct, share_pct BETWEEN 5 AND 20 AS inside
  FROM gemm_shares
  WHERE kernel = 'kan-spline' AND NOT is_software AND (evidence = 'measured' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE inside) AS n_inside,
    median(share_pct) AS middle,
    min(share_pct) AS least,
    max(share_pct) AS most,
    list_slice(list_sort(list('kernel_runs:' || id)), 1, 12) AS keys
  FROM shares
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN middle BETWEEN 5 AND 20 THEN 'reproduced'
    WHEN n_inside > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no run on a GPU is on record'
    ELSE format('{:.0f}% of the matrix product''s rate (median of {} runs, {:.0f}-{:.0f}%)', middle, n, least, most)
  END AS actual,
  round(middle, 1)::DOUBLE AS value,
  round(least, 1)::DOUBLE AS low,
  round(most, 1)::DOUBLE AS high,
  n::INTEGER AS n,
  n::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
