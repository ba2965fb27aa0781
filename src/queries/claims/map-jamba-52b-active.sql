-- title: Active parameters of Jamba
-- description: Jamba v0.1 and the later Jamba of the same size: active parameters, which must be 52B when rounded to
--   1B. Reproduced where a row read in its source says so, contradicted where one says otherwise, unsupported where
--   none was read.
-- claims: map-jamba-52b-active
-- param verified_only boolean = false: Only rows read in their source
WITH family AS (
  SELECT 'models:' || id AS key, name, params_active_b, params_total_b, evidence FROM models
  UNION ALL
  SELECT 'sequence_models:' || id, name, params_active_b, params_total_b, evidence FROM sequence_models
),
parts AS (
  SELECT
    1 AS part,
    format('{}: {:g}B active of {:g}B', name, params_active_b, params_total_b) AS found,
    round(params_active_b) = 52 AS holds,
    params_active_b AS figure,
    key,
    evidence
  FROM family
  WHERE name LIKE 'Jamba%' AND params_active_b IS NOT NULL AND round(params_total_b) = 52
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: verdict-of-parts,
-- part: count-of-parts
SELECT
  CASE
    WHEN n_held = 1 THEN 'reproduced'
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
