-- title: Transformers among leading releases, 2023 to 2025
-- description: Share of dense and mixture-of-experts Transformers among leading releases of 2023 to 2025 with a
--   disclosed architecture. Two patterns hold nearly all of them at 95 %: reproduced from there, mixed from 80 %,
--   contradicted below, unsupported under 5 models. The interval is Wilson's at 95 %, as if releases were independent
--   draws, which those of one organisation are not. The rows listed are neither.
-- claims: waw-t1-patterns
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, architecture_class IN ('dense_transformer', 'moe_transformer') AS counts
  FROM models
  WHERE is_frontier_flagship AND released BETWEEN DATE '2023-01-01' AND DATE '2025-12-31'
    AND architecture_class <> 'undisclosed'
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: models-counted,
-- part: wilson-interval
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN share >= 0.95 THEN 'reproduced'
    WHEN share >= 0.8 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(
    format(
      '{} of {} leading models are Transformers: {}% ({}-{}%)',
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
