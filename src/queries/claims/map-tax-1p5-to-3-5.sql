-- title: Compute tax of training without attention, at 7B and at 65B
-- description: Training runs without attention on A100 or H100 that report model FLOP utilization, against the median
--   of dense Transformer runs on the same generation at up to 8,192 tokens: the ratio is the compute tax. Two parts,
--   each decided by the median tax of its sizes: 1.5 within 20% at 5B to 10B, 3 to 5 at 40B or more. Reproduced where
--   both hold, mixed where one does, contradicted where neither does, unsupported where either size has no run read
--   in its source. The runs on record are linear recurrences in other software than their baselines. The value is the
--   tax at 5B to 10B, low and high the range of all sizes.
-- claims: map-tax-1p5-to-3-5
-- param verified_only boolean = false: Only rows read in their source
WITH runs AS (
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
),
sizes AS (
  SELECT
    median(tax) FILTER (WHERE params_b BETWEEN 5 AND 10) AS small_tax,
    median(tax) FILTER (WHERE params_b >= 40) AS large_tax,
    count(*) FILTER (WHERE params_b BETWEEN 5 AND 10 AND evidence = 'seen') AS n_small,
    count(*) FILTER (WHERE params_b >= 40 AND evidence = 'seen') AS n_large
  FROM taxes
),
held AS (
  SELECT *, (abs(small_tax - 1.5) <= 0.3)::INTEGER + (large_tax BETWEEN 3 AND 5)::INTEGER AS n_held FROM sizes
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    min(tax) AS low,
    max(tax) AS high,
    string_agg(
      format('{:.2f}x at {:g}B', tax, params_b) || COALESCE(' on ' || n_gpus::VARCHAR || ' GPUs', ''),
      ', ' ORDER BY params_b, id
    ) AS found,
    list_slice(list_sort(list('kernel_benchmarks:' || id)), 1, 12) AS keys
  FROM taxes
)
SELECT
  CASE
    WHEN n_small = 0 OR n_large = 0 THEN 'unsupported'
    WHEN n_held = 2 THEN 'reproduced'
    WHEN n_held = 1 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(
    found || CASE WHEN n_large = 0 THEN '; no run of 40B or more decides the second half' ELSE '' END,
    'no training run without attention in this selection'
  ) AS actual,
  round(small_tax, 2)::DOUBLE AS value,
  round(low, 2)::DOUBLE AS low,
  round(high, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM used
CROSS JOIN held
