-- title: Release of DeepSeek-V3
-- description: The release of DeepSeek-V3 in the models table must lie in December 2024. Reproduced where a row read
--   in its source says so, contradicted where one says otherwise, unsupported where none was read.
-- claims: map-v3-2024-12
-- param verified_only boolean = false: Only rows read in their source
WITH parts AS (
  SELECT
    1 AS part,
    name || ' released ' || released AS found,
    CASE WHEN released_precision <> 'year' THEN date_trunc('month', released) = DATE '2024-12-01' END AS holds,
    NULL AS figure,
    'models:' || id AS key,
    evidence
  FROM models
  WHERE id = 'deepseek-v3'
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
