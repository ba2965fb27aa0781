-- title: How far tensor cores outrun memory and vector units
-- description: One data-centre GPU of each NVIDIA generation (V100, A100, H100, B200), three ratios of datasheet
--   figures: 16-bit tensor peak over memory bandwidth, peak of the fastest floating-point format over memory
--   bandwidth, 16-bit tensor peak over the fp32 peak of the vector units. "Each generation" allows no exception:
--   reproduced where every ratio rises at every step, contradicted where none rises throughout, mixed where some do;
--   unsupported where fewer than two steps are on record. That a ratio stands for the cost of alternatives is the
--   claim's own reading. The value is the share of steps that rise, low and high the ends of the first ratio in
--   operations per byte.
-- claims: map-calcifying
-- param verified_only boolean = false: Only rows read in their source
WITH generations AS (
  SELECT * FROM (VALUES (1, 'V100 SXM2'), (2, 'A100 SXM'), (3, 'H100 SXM'), (4, 'B200 SXM')) AS listed(generation, gpu)
),
sheets AS (
  SELECT generation, id, dtype, metric, value, evidence
  FROM generations
  JOIN kernel_benchmarks ON kernel_benchmarks.gpu = generations.gpu
  WHERE primitive = 'datasheet' AND metric IN ('tflops', 'gbps') AND COALESCE(dtype, '') <> 'int8'
    AND (evidence = 'seen' OR NOT $verified_only)
),
figures AS (
  SELECT
    generation,
    max(value) FILTER (WHERE dtype IN ('bf16', 'fp16')) AS tensor_16,
    max(value) FILTER (WHERE metric = 'tflops' AND dtype <> 'fp32') AS tensor_fastest,
    max(value) FILTER (WHERE dtype = 'fp32') AS vector,
    max(value) FILTER (WHERE metric = 'gbps') AS bandwidth
  FROM sheets
  GROUP BY generation
),
ratios AS (
  SELECT
    1 AS ratio,
    'tensor operations per byte at 16 bits' AS name,
    generation,
    1000 * tensor_16 / bandwidth AS value
  FROM figures
  UNION ALL
  SELECT 2, 'in the fastest format', generation, 1000 * tensor_fastest / bandwidth FROM figures
  UNION ALL
  SELECT 3, 'tensor over vector peak', generation, tensor_16 / vector FROM figures
),
steps AS (
  SELECT ratio, value > lag(value) OVER (PARTITION BY ratio ORDER BY generation) AS rises
  FROM ratios
  WHERE value IS NOT NULL
),
judged AS (
  SELECT ratio, bool_and(rises) AS always
  FROM steps
  WHERE rises IS NOT NULL
  GROUP BY ratio
),
outcome AS (
  SELECT count(*) FILTER (WHERE always) AS n_rising, count(*) AS n_ratios FROM judged
),
stepped AS (
  SELECT count(*) AS n_steps, avg(CASE WHEN rises THEN 1 ELSE 0 END) AS share FROM steps WHERE rises IS NOT NULL
),
told AS (
  SELECT string_agg(sentence, '; ' ORDER BY ratio) AS actual
  FROM (
    SELECT ratio, min(name) || ' ' || string_agg(format('{:.0f}', value), ', ' ORDER BY generation) AS sentence
    FROM ratios
    WHERE value IS NOT NULL
    GROUP BY ratio
  ) AS sentences
),
ends AS (
  SELECT min(value) AS low, max(value) AS high FROM ratios WHERE ratio = 1
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
    WHEN n_steps < 2 OR used.n_seen = 0 THEN 'unsupported'
    WHEN n_rising = n_ratios THEN 'reproduced'
    WHEN n_rising = 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(actual || ' (V100 to B200)', 'no datasheet of these GPUs in this selection') AS actual,
  round(share, 2)::DOUBLE AS value,
  round(low, 1)::DOUBLE AS low,
  round(high, 1)::DOUBLE AS high,
  used.n::INTEGER AS n,
  used.n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM outcome
CROSS JOIN stepped
CROSS JOIN told
CROSS JOIN ends
CROSS JOIN used
