-- title: RetNet after its paper
-- description: An adoption event must say that the authors went over to something else; a RetNet that Microsoft
--   released after 2023 speaks against the claim. Reproduced where such an event was read and no later release is on
--   record, contradicted where only a later release was read, mixed where both were, unsupported where neither was.
-- claims: att-retnet-abandoned
-- param verified_only boolean = false: Only rows read in their source
WITH later AS (
  SELECT 'models:' || id AS key, name, org, released, evidence FROM models
  UNION ALL
  SELECT 'sequence_models:' || id, name, org, released, evidence FROM sequence_models
),
parts AS (
  SELECT
    1 AS part,
    what || ' ' || date AS found,
    TRUE AS holds,
    NULL AS figure,
    'adoption_events:' || id AS key,
    evidence
  FROM adoption_events
  WHERE technique_id = 'retnet' AND stage = 'abandoned' AND who LIKE 'Microsoft%'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 2, name || ' ' || released, FALSE, NULL, key, evidence
  FROM later
  WHERE name LIKE 'RetNet%' AND org LIKE 'Microsoft%' AND released BETWEEN DATE '2024-01-01' AND DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: verdict-of-parts,
-- part: count-of-parts
SELECT
  CASE
    WHEN n_held > 0 AND n_failed = 0 THEN 'reproduced'
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
