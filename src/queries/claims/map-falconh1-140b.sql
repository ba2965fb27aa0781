-- title: Parameters of the largest Falcon-H1
-- description: The largest Falcon-H1 among model releases and sequence models, which must have 140B when rounded to
--   1B. Reproduced where a row read in its source says so, contradicted where one says otherwise, unsupported where
--   none was read.
-- claims: map-falconh1-140b
-- param verified_only boolean = false: Only rows read in their source
WITH family AS (
  SELECT 'models:' || id AS key, name, params_total_b, evidence FROM models WHERE name LIKE 'Falcon-H1%'
  UNION ALL
  SELECT 'sequence_models:' || id, name, params_total_b, evidence FROM sequence_models WHERE name LIKE 'Falcon-H1%'
),
parts AS (
  SELECT
    1 AS part,
    format('{}: {:g}B', name, params_total_b) AS found,
    round(params_total_b) = 140 AS holds,
    params_total_b AS figure,
    key,
    evidence
  FROM family
  WHERE (evidence = 'seen' OR NOT $verified_only)
  QUALIFY params_total_b = max(params_total_b) OVER ()
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
