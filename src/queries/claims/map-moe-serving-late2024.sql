-- title: First support of mixtures of experts in vLLM and TensorRT-LLM
-- description: Two readings of robust support, from events read in their source: the first event on record of the
--   mixture itself in each stack, and the first of expert parallelism. A reading fits a stack where the date is
--   October 2024 or later. Reproduced if all four dates fit, contradicted if none does, else mixed; unsupported
--   unless both stacks are on record. value is the number of dates that fit.
-- claims: map-moe-serving-late2024
-- param verified_only boolean = false: Only rows read in their source
WITH chosen AS (
  SELECT id, technique_id, replace(who, 'NVIDIA ', '') AS stack, date
  FROM adoption_events
  WHERE technique_id IN ('sparsely-gated-moe', 'expert-parallelism')
    AND stage = 'serving_stack'
    AND who IN ('vLLM', 'NVIDIA TensorRT-LLM')
    AND evidence = 'seen'
    AND (evidence = 'seen' OR NOT $verified_only)
  QUALIFY row_number() OVER (PARTITION BY technique_id, who ORDER BY date, id) = 1
),
found AS (
  SELECT
    count(*) AS n,
    count(DISTINCT stack) AS stacks,
    count(*) FILTER (WHERE date >= DATE '2024-10-01') AS fitting,
    string_agg(
      stack
      || CASE technique_id WHEN 'expert-parallelism' THEN ' expert parallelism ' ELSE ' mixture ' END
      || strftime(date, '%Y-%m-%d'),
      ', '
      ORDER BY date, id
    ) AS said,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM chosen
)
SELECT
  CASE
    WHEN stacks < 2 THEN 'unsupported'
    WHEN fitting = n THEN 'reproduced'
    WHEN fitting = 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(said, 'no support on record') AS actual,
  CAST(fitting AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
