-- title: Recorded runs
-- description: Every kernel of every run file in data/runs, the fastest rate of a family first. Times of a software
--   adapter were taken on a processor and say nothing about a GPU. Code says whether
--   today's kernel is still the one that ran. A kernel that only moves bytes has no rate of operations.
-- param with_software boolean = true: Runs of software adapters too
SELECT
  kernel,
  adapter,
  is_software,
  size,
  status,
  code,
  median_ms,
  low_ms,
  high_ms,
  nullif(useful_flops, 0) / median_ms / 1e6 AS gflop_per_s,
  compulsory_bytes / median_ms / 1e6 AS gb_per_s,
  n_samples,
  timing,
  parameters,
  date,
  max_error,
  reason
FROM kernel_runs
WHERE $with_software::BOOLEAN OR NOT is_software
ORDER BY is_software, adapter, size, family, gflop_per_s DESC NULLS LAST, id
