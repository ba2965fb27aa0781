-- title: Rotary embeddings, 2023 to 2025
-- description: Share of models released from 2023 to 2025 with disclosed position information that use rotary
--   embeddings in at least some layers. A standard is taken as 80 %: reproduced from there, mixed above a half,
--   contradicted below, unsupported under 5 models. The interval is Wilson's at 95 %, as if releases were independent
--   draws, which those of one organisation are not. The rows listed are exceptions.
-- claims: waw-rope-standard
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, position = 'RoPE' OR COALESCE(list_contains(mechanisms, 'rope'), FALSE) AS counts
  FROM models
  WHERE released BETWEEN DATE '2023-01-01' AND DATE '2025-12-31' AND position <> 'undisclosed'
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: models-counted,
-- part: wilson-interval
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN share >= 0.8 THEN 'reproduced'
    WHEN share > 0.5 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(
    format(
      '{} of {} models of 2023 to 2025 use rotary embeddings: {}% ({}-{}%)',
      k,
      n,
      round(100 * share)::INTEGER,
      round(100 * low)::INTEGER,
      round(100 * high)::INTEGER
    ),
    'no model in this selection'
  ) AS actual,
  round(share, 3) AS value,
  round(low, 3) AS low,
  round(high, 3) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM interval
