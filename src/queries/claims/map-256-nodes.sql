-- title: Experts of DeepSeek-V3 and the nodes that hold them
-- description: Three parts. DeepSeek-V3 must have 256 routed experts; a measured deployment of it must use more than
--   the eight accelerators of one node; and its weights at one byte each (FP8) must exceed the memory of eight H100,
--   which is that of the H800 it was trained on, so that one node cannot hold them. A part holds where a row read in
--   its source says so and none says otherwise. Reproduced where every part holds, mixed where some do, contradicted
--   where none holds and one fails, unsupported where no part was read. The value is the number of routed experts.
-- claims: map-256-nodes
-- param verified_only boolean = false: Only rows read in their source
WITH model AS (
  SELECT * FROM models WHERE id = 'deepseek-v3' AND (evidence = 'seen' OR NOT $verified_only)
),
parts AS (
  SELECT
    1 AS part,
    format('{} routed experts', n_experts) AS found,
    n_experts = 256 AS holds,
    n_experts AS figure,
    'models:' || id AS key,
    evidence
  FROM model
  UNION ALL
  SELECT
    2,
    format('{} on {} accelerators', system, n_gpus),
    TRUE,
    NULL,
    'moe_measurements:' || id,
    evidence
  FROM moe_measurements
  WHERE model LIKE 'DeepSeek-V3%' AND n_gpus > 8
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    3,
    format('{:g} GB of weights against {:g} GB in a node', params_total_b, 8 * value),
    params_total_b > 8 * value,
    NULL,
    'kernel_benchmarks:' || kernel_benchmarks.id,
    CASE WHEN model.evidence = 'seen' THEN kernel_benchmarks.evidence ELSE model.evidence END
  FROM kernel_benchmarks
  CROSS JOIN model
  WHERE metric = 'memory_gb' AND gpu = 'H100 SXM'
    AND (kernel_benchmarks.evidence = 'seen' OR NOT $verified_only)
),
-- part: verdict-of-parts,
-- part: count-of-parts
SELECT
  CASE
    WHEN n_held = 3 THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    WHEN n_failed > 0 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE(actual, 'no such row in this selection') AS actual,
  value::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM outcome
CROSS JOIN told
CROSS JOIN counted
