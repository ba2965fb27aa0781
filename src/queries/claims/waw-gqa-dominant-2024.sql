-- title: Grouped-query attention in 2024
-- description: Share of models released in 2024 with a disclosed attention that use grouped-query attention.
--   Reproduced where the whole interval lies above a half, contradicted where it lies below, mixed where it holds a
--   half, unsupported under 5 models. The interval is Wilson's at 95 %, as if releases were independent draws, which
--   those of one organisation are not. The rows listed are the exceptions.
-- claims: waw-gqa-dominant-2024
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, attention = 'GQA' AS counts
  FROM models
  WHERE released BETWEEN DATE '2024-01-01' AND DATE '2024-12-31' AND attention <> 'undisclosed'
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: models-counted,
-- part: wilson-interval
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN low > 0.5 THEN 'reproduced'
    WHEN high < 0.5 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    format(
      '{} of {} models of 2024 use grouped-query attention: {}% ({}-{}%)',
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
