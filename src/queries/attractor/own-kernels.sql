-- title: This project's own kernels
-- description: Kernels of recorded runs that stand for the same families, as a share of what their own device was measured
--   to do: useful operations per second over the fastest arithmetic kernel of the same run. low and high come from the
--   95% interval of the median time. A software adapter runs on a processor, which has no matrix units: its shares tell
--   how a processor copes, and nothing about a GPU.
WITH kernels(start, place, family) AS (
  VALUES
    ('gemm-', 1, 'Matrix product'), ('prefill-flash', 2, 'Attention, fused'),
    ('prefill-materialized', 2, 'Attention, fused'), ('decode-mla', 3, 'Attention, latent or sparse'),
    ('decode-sparse', 3, 'Attention, latent or sparse'), ('moe-grouped', 4, 'Mixture of experts'),
    ('moe-naive', 4, 'Mixture of experts'), ('recurrent-linear', 6, 'Linear attention'),
    ('recurrent-gated-delta', 6, 'Linear attention'), ('recurrent-wkv', 7, 'RWKV'),
    ('recurrent-ssd', 8, 'Mamba-2 (SSD)'), ('recurrent-scan', 9, 'Mamba-1 (scan)'), ('kan-spline', 10, 'KAN'),
    ('kan-rbf', 10, 'KAN'), ('continuous-dopri5', 11, 'Neural ODE'), ('continuous-rk4', 11, 'Neural ODE')
),
ceilings AS (
  SELECT run, max(useful_flops / median_ms) AS peak
  FROM kernel_runs
  WHERE status = 'passed' AND starts_with(kernel, 'ceilings-fma-') AND useful_flops > 0 AND NOT ends_with(kernel, '-f16')
  GROUP BY run
)
SELECT
  runs.run,
  runs.adapter AS device,
  runs.is_software,
  kernels.family,
  runs.kernel,
  runs.useful_flops / runs.median_ms / ceilings.peak AS share,
  runs.useful_flops / runs.high_ms / ceilings.peak AS low,
  runs.useful_flops / runs.low_ms / ceilings.peak AS high,
  runs.useful_flops / runs.median_ms / 1e6 AS gflop_per_s,
  ceilings.peak / 1e6 AS ceiling_gflop_per_s,
  runs.n_samples,
  runs.size,
  runs.date,
  runs.date_precision,
  kernels.place::INTEGER AS place
FROM kernel_runs AS runs
JOIN kernels ON starts_with(runs.kernel, kernels.start)
JOIN ceilings ON ceilings.run = runs.run
-- The first of a kernel in a run is at the run's own size; others are points of a sweep.
WHERE runs.status = 'passed' AND runs.id = runs.run || '.' || runs.kernel AND NOT ends_with(runs.kernel, '-f16')
ORDER BY runs.is_software, runs.run, kernels.place, share DESC, runs.id
