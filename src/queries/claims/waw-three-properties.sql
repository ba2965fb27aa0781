-- title: Three properties of GPUs in the datasheets
-- description: Whether the datasheets show each property on more than one NVIDIA generation: tensor cores many times
--   faster than vector units (ratio above 2), a memory hierarchy (on-chip memory far smaller than the memory beside
--   it, below 1%), and massive parallelism (50 multiprocessors or more). Reproduced where all three show, mixed where
--   some do, contradicted where none does though figures are there, unsupported where no figure was read in its
--   source. That there are just these three is a choice of words that no row can test. The value is the number of
--   properties that show.
-- claims: waw-three-properties
-- param verified_only boolean = false: Only rows read in their source
WITH sheets AS (
  SELECT id, gpu, dtype, metric, value, shape, evidence
  FROM kernel_benchmarks
  WHERE primitive = 'datasheet' AND gpu IN ('V100 SXM2', 'A100 SXM', 'H100 SXM', 'B200 SXM')
    AND (metric IN ('memory_gb', 'sram_mb') OR dtype IN ('bf16', 'fp32'))
    AND (evidence = 'seen' OR NOT $verified_only)
),
figures AS (
  SELECT
    gpu,
    max(value) FILTER (WHERE dtype = 'bf16') / max(value) FILTER (WHERE dtype = 'fp32') AS tensor_over_vector,
    max(value) FILTER (WHERE metric = 'sram_mb') / (1000 * max(value) FILTER (WHERE metric = 'memory_gb')) AS on_chip_share,
    max(TRY_CAST(regexp_extract(shape, 'x ([0-9]+) SMs', 1) AS INTEGER)) AS multiprocessors
  FROM sheets
  GROUP BY gpu
),
properties AS (
  SELECT
    count(*) FILTER (WHERE tensor_over_vector > 2) AS n_tensor,
    count(*) FILTER (WHERE on_chip_share < 0.01) AS n_hierarchy,
    count(*) FILTER (WHERE multiprocessors >= 50) AS n_parallel,
    min(tensor_over_vector) AS least_ratio,
    max(tensor_over_vector) AS most_ratio,
    max(on_chip_share) AS most_on_chip,
    max(multiprocessors) AS most_multiprocessors
  FROM figures
),
shown AS (
  SELECT *, (n_tensor > 1)::INTEGER + (n_hierarchy > 1)::INTEGER + (n_parallel > 1)::INTEGER AS n_shown FROM properties
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('kernel_benchmarks:' || id)), 1, 12) AS keys
  FROM sheets
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN n_shown = 3 THEN 'reproduced'
    WHEN n_shown > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('tensor peak {:.0f}-{:.0f} times the vector peak; second-level cache at most {:.2f}% of memory; up to {} multiprocessors',
    least_ratio, most_ratio, 100 * most_on_chip, most_multiprocessors),
    'some of these figures are missing in this selection') AS actual,
  n_shown::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM shown
CROSS JOIN used
