-- title: Llama 3.1 405B before Llama 4
-- description: Two parts. Llama 3.1 405B must be dense and have 405B parameters; and it must come before the first
--   Llama 4, whose date is that of the adoption event. A part holds where a row read in its source says so and none
--   says otherwise. Reproduced where every part holds, mixed where some do, contradicted where none holds and one
--   fails, unsupported where no part was read.
-- claims: waw-llama31-405b
-- param verified_only boolean = false: Only rows read in their source
WITH llama4 AS (
  SELECT id, date, evidence
  FROM adoption_events
  WHERE technique_id = 'sparsely-gated-moe' AND stage = 'frontier_flagship' AND what LIKE 'Llama 4%'
    AND (evidence = 'seen' OR NOT $verified_only)
),
llama31 AS (
  SELECT * FROM models WHERE id = 'llama-3.1-405b' AND (evidence = 'seen' OR NOT $verified_only)
),
parts AS (
  SELECT
    1 AS part,
    format('{:g}B, feed-forward block: {}', params_total_b, ffn) AS found,
    params_total_b = 405 AND ffn = 'dense' AS holds,
    params_total_b AS figure,
    'models:' || id AS key,
    evidence
  FROM llama31
  UNION ALL
  SELECT
    2,
    'released ' || llama31.released || ', Llama 4 on ' || llama4.date,
    llama31.released < llama4.date,
    NULL,
    'adoption_events:' || llama4.id,
    CASE WHEN llama31.evidence = 'seen' THEN llama4.evidence ELSE llama31.evidence END
  FROM llama31
  CROSS JOIN llama4
),
-- part: verdict-of-parts,
-- part: count-of-parts
SELECT
  CASE
    WHEN n_held = 2 THEN 'reproduced'
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
