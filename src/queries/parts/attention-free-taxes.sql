-- title: Measured tax of training without attention
-- description: Published shares of the peak (MFU) on A100 and H100, and the tax of each run without attention: the
--   median share of dense Transformers of the same generation over its own.
runs AS (
  SELECT
    kernel_benchmarks.id,
    left(kernel_benchmarks.gpu, 4) AS generation,
    (value + COALESCE(value_high, value)) / 2 AS utilization,
    TRY_CAST(regexp_extract(implementation, '([0-9.]+)B', 1) AS DOUBLE) AS params_b,
    TRY_CAST(regexp_extract(kernel_benchmarks.gpu, ' x([0-9]+)', 1) AS INTEGER) AS n_gpus,
    primitive IN ('wkv', 'selective_scan', 'ssd_mamba2') AS attention_free,
    kernel_benchmarks.evidence
  FROM kernel_benchmarks
  WHERE metric = 'mfu_pct'
    AND kernel_benchmarks.gpu SIMILAR TO '(A100|H100).*'
    AND (primitive IN ('wkv', 'selective_scan', 'ssd_mamba2')
      OR (primitive = 'training_run' AND NOT regexp_matches(implementation, 'MoE|Mamba|Hybrid')
        AND COALESCE(TRY_CAST(regexp_extract(shape, 'seq ([0-9]+)', 1) AS INTEGER), 0) <= 8192))
    AND (kernel_benchmarks.evidence = 'seen' OR NOT $verified_only)
),
dense AS (
  SELECT generation, median(utilization) AS utilization FROM runs WHERE NOT attention_free GROUP BY generation
),
taxes AS (
  SELECT runs.*, dense.utilization / runs.utilization AS tax
  FROM runs
  JOIN dense ON dense.generation = runs.generation
  WHERE attention_free
)
