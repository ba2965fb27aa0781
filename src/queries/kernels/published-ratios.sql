-- title: Ratios beside published ones
-- description: How many times faster or smaller one method is than another, as others published it and as recorded runs
--   of this lab’s two kernels gave it. Published figures compare other code, number formats and shapes, so that only
--   their size can be compared. A run’s interval holds wherever those of both medians do. A software adapter’s ratio
--   says nothing about a GPU.
-- param with_software boolean = true: Runs of software adapters too
-- param verified_only boolean = false: Only rows read in their source
WITH comparisons (place, comparison, quantity, slower, faster) AS (
  VALUES
    (1, 'Attention: materialized over flash', 'time', 'prefill-materialized', 'prefill-flash'),
    (2, 'Attention: materialized over flash', 'memory', 'prefill-materialized', 'prefill-flash'),
    (3, 'MoE: separate over fused experts', 'time', 'moe-naive', 'moe-grouped'),
    (4, 'Mamba-1 scan over Mamba-2 SSD', 'time', 'recurrent-scan-parallel', 'recurrent-ssd-chunked'),
    (5, 'KAN (splines) over MLP, equal parameters', 'time', 'kan-spline', 'kan-mlp-params'),
    (6, 'KAN (radial) over MLP, equal parameters', 'time', 'kan-rbf', 'kan-mlp-params'),
    (7, 'KAN: splines over radial functions', 'time', 'kan-spline', 'kan-rbf'),
    (8, 'Dense over unstructured sparse weights', 'time', 'sparsity-dense', 'sparsity-csr'),
    (9, 'Dense over 2:4 sparse weights', 'time', 'sparsity-dense', 'sparsity-2-4'),
    (10, '16-bit over 4-bit weights', 'time', 'low-precision-f16', 'low-precision-int4'),
    (11, 'RMSNorm: in steps over fused', 'time', 'elementwise-rmsnorm-unfused', 'elementwise-rmsnorm')
),
-- Rows whose two sides do what the two kernels do, forward.
figures (id, place) AS (
  VALUES
    ('fa1_gpt2_attn_kernel', 1),
    ('fa1_runtime_vs_optimized', 1),
    ('fa1_memory_2k', 2),
    ('fa1_memory_4k', 2),
    ('moebench_fused_moe', 3),
    ('ssd_vs_scan', 4),
    ('kanbench_effkan_fwd', 5),
    ('fasterkan_readme_effkan', 5),
    ('kanbench_fast-kan_fwd', 6),
    ('kanbench_rbf-kan_fwd', 6),
    ('fasterkan_readme_fastkan', 6),
    ('fastkan_vs_effkan', 7),
    ('flashllm_vs_cublas', 8),
    ('sparse24_gemm', 9),
    ('marlin_int4', 10),
    ('liger_rmsnorm', 11)
),
rows_of AS (
  SELECT
    f.place,
    'published' AS origin,
    b.implementation || ' against ' || coalesce(b.baseline, 'what came before') AS what,
    b.gpu,
    FALSE AS is_software,
    b.dtype AS number_format,
    b.shape AS setting,
    b.value AS ratio,
    b.value AS low,
    coalesce(b.value_high, b.value) AS high,
    b.date,
    b.date_precision,
    b.evidence,
    b.sources,
    b.id
  FROM figures AS f
  JOIN kernel_benchmarks AS b ON b.id = f.id
  WHERE b.evidence = 'seen' OR NOT $verified_only
  UNION ALL
  SELECT
    c.place,
    'recorded',
    c.slower || ' against ' || c.faster,
    s.adapter,
    s.is_software,
    CASE WHEN c.slower LIKE '%-f16' THEN 'fp16' ELSE 'fp32' END,
    s.size || ': ' || s.parameters,
    CASE c.quantity WHEN 'memory' THEN s.allocated_bytes / f.allocated_bytes ELSE s.median_ms / f.median_ms END,
    CASE c.quantity WHEN 'memory' THEN s.allocated_bytes / f.allocated_bytes ELSE s.low_ms / f.high_ms END,
    CASE c.quantity WHEN 'memory' THEN s.allocated_bytes / f.allocated_bytes ELSE s.high_ms / f.low_ms END,
    s.date,
    s.date_precision,
    'measured',
    NULL,
    s.run || '.' || c.slower || '.' || c.faster || '.' || c.quantity
  FROM comparisons AS c
  -- The first of a kernel in a run is at the run's own size; others are points of a sweep.
  JOIN kernel_runs AS s ON s.kernel = c.slower AND s.status = 'passed' AND s.id = s.run || '.' || s.kernel
  JOIN kernel_runs AS f
    ON f.run = s.run AND f.kernel = c.faster AND f.status = 'passed' AND f.id = f.run || '.' || f.kernel
  WHERE $with_software OR NOT s.is_software
)
SELECT
  c.comparison,
  c.quantity,
  r.origin,
  r.what,
  r.gpu,
  r.is_software,
  r.number_format,
  r.ratio,
  r.low,
  r.high,
  r.setting,
  r.date,
  r.date_precision,
  r.evidence,
  r.sources,
  r.id
FROM rows_of AS r
JOIN comparisons AS c ON c.place = r.place
ORDER BY c.place, r.origin, r.ratio, r.id
