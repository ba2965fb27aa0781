-- title: Three properties of GPUs in the datasheets
-- description: Whether the datasheets show each property on more than one NVIDIA generation, as the model
--   gpu-roofline computes from them: tensor cores many times faster than vector units (ratio above 2), a memory
--   hierarchy (on-chip memory far smaller than the memory beside it, below 1%), and massive parallelism (50
--   multiprocessors or more). Reproduced where all three show, mixed where some do, contradicted where none does
--   though figures are there, unsupported where no figure was read in its source. That there are just these three is
--   a choice of words that no row can test. The value is the number of properties that show.
-- claims: waw-three-properties
-- param verified_only boolean = false: Only rows read in their source
WITH results AS (
  SELECT id, scenario, quantity, value, evidence
  FROM model_results
  WHERE model = 'gpu-roofline' AND scenario IN ('v100-sxm2', 'a100-sxm', 'h100-sxm', 'b200-sxm')
    AND quantity IN ('tensor-over-vector', 'on-chip-share', 'multiprocessors')
    AND (evidence = 'seen' OR NOT $verified_only)
),
figures AS (
  SELECT
    scenario,
    max(value) FILTER (WHERE quantity = 'tensor-over-vector') AS tensor_over_vector,
    max(value) FILTER (WHERE quantity = 'on-chip-share') AS on_chip_share,
    max(value) FILTER (WHERE quantity = 'multiprocessors')::INTEGER AS multiprocessors
  FROM results
  GROUP BY scenario
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
    list_slice(list_sort(list('model_results:' || id)), 1, 12) AS keys
  FROM results
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
