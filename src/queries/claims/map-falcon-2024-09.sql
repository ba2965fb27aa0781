-- title: Release and results of Falcon Mamba 7B
-- description: Two parts. The release in the models and sequence_models tables must lie in September 2024; and the
--   result that its authors put first must place it above Llama 3.1 8B and Mistral 7B. A part holds where a row read
--   in its source says so and none says otherwise. Reproduced where every part holds, mixed where some do,
--   contradicted where none holds and one fails, unsupported where no part was read.
-- claims: map-falcon-2024-09
-- param verified_only boolean = false: Only rows read in their source
WITH parts AS (
  SELECT
    1 AS part,
    'released ' || released AS found,
    CASE WHEN released_precision <> 'year' THEN date_trunc('month', released) = DATE '2024-09-01' END AS holds,
    NULL AS figure,
    'models:' || id AS key,
    evidence
  FROM models
  WHERE id = 'falcon-mamba-7b'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    1,
    'released ' || released,
    CASE WHEN released_precision <> 'year' THEN date_trunc('month', released) = DATE '2024-09-01' END,
    NULL,
    'sequence_models:' || id,
    evidence
  FROM sequence_models
  WHERE id = 'falcon_mamba'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    2,
    'its authors: ' || headline_result,
    headline_result LIKE '%Llama 3.1 8B%' AND headline_result LIKE '%Mistral 7B%'
      AND regexp_matches(headline_result, '(?i)surpass|outperform|beats'),
    NULL,
    'sequence_models:' || id,
    evidence
  FROM sequence_models
  WHERE id = 'falcon_mamba'
    AND (evidence = 'seen' OR NOT $verified_only)
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
