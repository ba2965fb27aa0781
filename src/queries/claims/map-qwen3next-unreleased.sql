-- title: Release of Qwen3-Next
-- description: Release date of Qwen3-Next in the models table and among sequence models. The claim holds where no
--   release up to the end of 2025 is on record. Contradicted by one such date read in its source; unsupported where
--   none was read, as a missing row is no proof.
-- claims: map-qwen3next-unreleased
-- param verified_only boolean = false: Only rows read in their source
WITH family AS (
  SELECT 'models:' || id AS key, name, released, evidence FROM models WHERE name LIKE 'Qwen3-Next%'
  UNION ALL
  SELECT 'sequence_models:' || id, name, released, evidence FROM sequence_models WHERE name LIKE 'Qwen3-Next%'
),
parts AS (
  SELECT
    1 AS part,
    name || ' released ' || released AS found,
    released > DATE '2025-12-31' AS holds,
    NULL AS figure,
    key,
    evidence
  FROM family
  WHERE (evidence = 'seen' OR NOT $verified_only)
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
