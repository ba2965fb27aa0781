-- title: Leading models without softmax attention in 2025
-- description: Share of leading releases of 2025 with a disclosed attention that have no softmax-attention layer at
--   all. A dominant replacement would be in most of them: reproduced where the whole interval lies below a half,
--   contradicted where it lies above, mixed where it holds a half, unsupported under 5 models. The interval is
--   Wilson's at 95 %, as if releases were independent draws, which those of one organisation are not. The rows listed
--   have no softmax attention.
-- claims: waw-no-replacement
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, attention IN ('linear', 'none') AS counts
  FROM models
  WHERE is_frontier_flagship AND released BETWEEN DATE '2025-01-01' AND DATE '2025-12-31' AND attention <> 'undisclosed'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE counts) AS k,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE counts)), 1, 12) AS decisive,
    1.959963984540054::DOUBLE AS z
  FROM used
),
-- part: wilson-interval
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN high < 0.5 THEN 'reproduced'
    WHEN low > 0.5 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    format(
      '{} of {} leading models of 2025 have no softmax attention: {}% ({}-{}%)',
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
