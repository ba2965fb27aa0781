-- title: Attention of Gemini releases
-- description: Two parts, from the models table: multi-query attention in a Gemini of 2023, and grouped-query
--   attention in each later Gemini up to the end of 2025 that discloses its attention. A part holds where a row read
--   in its source says so and none says otherwise. Reproduced where every part holds, mixed where some do,
--   contradicted where none holds and one fails, unsupported where no part was read.
-- claims: waw-mqa-gemini
-- param verified_only boolean = false: Only rows read in their source
WITH gemini AS (
  SELECT *
  FROM models
  WHERE name LIKE 'Gemini%' AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
parts AS (
  SELECT
    1 AS part,
    name || ': ' || attention AS found,
    attention = 'MQA' AS holds,
    NULL AS figure,
    'models:' || id AS key,
    evidence
  FROM gemini
  WHERE released < DATE '2024-01-01' AND attention <> 'undisclosed'
  UNION ALL
  SELECT
    2,
    CASE attention WHEN 'undisclosed' THEN 'later ones do not disclose it' ELSE name || ': ' || attention END,
    CASE WHEN attention <> 'undisclosed' THEN attention = 'GQA' END,
    NULL,
    'models:' || id,
    evidence
  FROM gemini
  WHERE released >= DATE '2024-01-01'
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
