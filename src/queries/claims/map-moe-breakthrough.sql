-- title: Mixtral 8x7B as the first open mixture of experts
-- description: Three parts. Mixtral must be of December 2023. "The first that mattered" is taken as the first that a
--   serving stack took up; an older open release, read in its source, speaks against it. "Competitive with Llama 2
--   70B" needs a row that compares the quality of the two. A part holds where a row read in its source says so and
--   none says otherwise. Reproduced where every part holds, mixed where some do, contradicted where none holds and
--   one fails, unsupported where no part was read.
-- claims: map-moe-breakthrough
-- param verified_only boolean = false: Only rows read in their source
WITH first_served AS (
  SELECT *
  FROM adoption_events
  WHERE technique_id = 'sparsely-gated-moe' AND stage = 'serving_stack'
    AND (evidence = 'seen' OR NOT $verified_only)
  QUALIFY date = min(date) OVER ()
),
parts AS (
  SELECT
    1 AS part,
    what || ' ' || date AS found,
    date_trunc('month', date) = DATE '2023-12-01' AS holds,
    NULL AS figure,
    'adoption_events:' || id AS key,
    evidence
  FROM adoption_events
  WHERE technique_id = 'sparsely-gated-moe' AND stage = 'frontier_flagship' AND what LIKE 'Mixtral 8x7B%'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    2,
    'first in a serving stack: ' || what || ' ' || date,
    what LIKE '%Mixtral%',
    NULL,
    'adoption_events:' || id,
    evidence
  FROM first_served
  UNION ALL
  SELECT 2, 'older mixture: ' || name || ' ' || released, FALSE, NULL, 'models:' || id, evidence
  FROM models
  WHERE ffn = 'moe' AND open_weights AND released < DATE '2023-12-01'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    3,
    format('{:g} times the quality of {}', value_low, baseline),
    value_low >= 1,
    NULL,
    'moe_measurements:' || id,
    evidence
  FROM moe_measurements
  WHERE metric = 'quality_at_equal_compute' AND model LIKE 'Mixtral 8x7B%' AND baseline LIKE 'Llama 2 70B%'
    AND (evidence = 'seen' OR NOT $verified_only)
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
