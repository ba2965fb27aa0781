-- title: Kernels against the matrix product of their device
-- description: For each measured kernel of a run, its rate of useful operations as a share of the rate of the fastest
--   dense matrix product in that run. WebGPU reaches no tensor cores, so it is a share of what the same code path can
--   do, not of a datasheet's peak.
WITH rates AS (
  SELECT id, run, kernel, family, architecture_id, size, adapter, is_software, evidence, useful_flops / median_ms AS rate
  FROM kernel_runs
  WHERE status = 'passed' AND useful_flops > 0
),
products AS (SELECT run, max(rate) AS gemm_rate FROM rates WHERE family = 'gemm' GROUP BY run)
SELECT
  rates.id,
  rates.run,
  rates.kernel,
  rates.architecture_id,
  rates.size,
  rates.adapter,
  rates.is_software,
  rates.evidence,
  100 * rates.rate / products.gemm_rate AS share_pct
FROM rates
JOIN products ON products.run = rates.run
