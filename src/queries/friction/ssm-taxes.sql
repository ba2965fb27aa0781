-- title: Measured training without attention against dense Transformers
-- description: Training runs without attention on A100 or H100 that report model FLOP utilization, and the median of
--   dense Transformer runs on the same generation at up to 8,192 tokens over it: the compute tax. The runs are linear
--   recurrences in other software than their baselines.
-- claims: map-3x-tax, map-tax-1p5-to-3-5, map-gpus-8-512
-- param verified_only boolean = false: Only rows read in their source
WITH runs AS (
  SELECT
    id,
    implementation,
    gpu,
    left(gpu, 4) AS generation,
    (value + COALESCE(value_high, value)) / 2 AS utilization,
    TRY_CAST(regexp_extract(implementation, '([0-9.]+)B', 1) AS DOUBLE) AS params_b,
    TRY_CAST(regexp_extract(gpu, ' x([0-9]+)', 1) AS INTEGER) AS n_gpus,
    primitive IN ('wkv', 'selective_scan', 'ssd_mamba2') AS attention_free,
    evidence,
    sources
  FROM kernel_benchmarks
  WHERE metric = 'mfu_pct'
    AND gpu SIMILAR TO '(A100|H100).*'
    AND (primitive IN ('wkv', 'selective_scan', 'ssd_mamba2')
      OR (primitive = 'training_run' AND NOT regexp_matches(implementation, 'MoE|Mamba|Hybrid')
        AND COALESCE(TRY_CAST(regexp_extract(shape, 'seq ([0-9]+)', 1) AS INTEGER), 0) <= 8192))
    AND (evidence = 'seen' OR NOT $verified_only)
),
dense AS (
  SELECT generation, median(utilization) AS utilization, count(*) AS n_dense
  FROM runs
  WHERE NOT attention_free
  GROUP BY generation
)
SELECT
  runs.id,
  implementation,
  gpu,
  params_b,
  n_gpus,
  runs.utilization,
  dense.utilization AS dense_utilization,
  n_dense::INTEGER AS n_dense,
  dense.utilization / runs.utilization AS tax,
  evidence,
  sources
FROM runs
JOIN dense ON dense.generation = runs.generation
WHERE attention_free AND params_b IS NOT NULL
ORDER BY params_b, runs.id
