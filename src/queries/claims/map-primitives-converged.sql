-- title: Softmax attention and SwiGLU in 2025
-- description: Share of models released in 2025, with disclosed attention and activation, that use SwiGLU and softmax
--   attention in every layer, which is what FlashAttention computes. Matrix products are in all of them and decide
--   nothing. Convergence is taken as 80 %: reproduced from there, mixed above a half, contradicted below, unsupported
--   under 5 models. The interval is Wilson's at 95 %, as if releases were independent draws, which those of one
--   organisation are not. The rows listed are exceptions.
-- claims: map-primitives-converged
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, attention IN ('MHA', 'GQA', 'MQA', 'MLA') AND activation = 'SwiGLU' AS counts
  FROM models
  WHERE released BETWEEN DATE '2025-01-01' AND DATE '2025-12-31'
    AND attention <> 'undisclosed' AND activation IS NOT NULL
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
      '{} of {} models of 2025 use both in every layer: {}% ({}-{}%)',
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
