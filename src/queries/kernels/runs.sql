-- title: Recorded measurements
-- description: Every kernel that was right and timed in a run file of data/runs, for the charts of the kernel lab. What
--   a software adapter took says nothing about a GPU.
SELECT
  run,
  date,
  adapter,
  is_software,
  size,
  kernel,
  family,
  architecture_id,
  parameters,
  median_ms,
  low_ms,
  high_ms,
  n_samples,
  useful_flops,
  compulsory_bytes,
  allocated_bytes,
  code
FROM kernel_runs
WHERE status = 'passed'
ORDER BY is_software, run, family, kernel, id
