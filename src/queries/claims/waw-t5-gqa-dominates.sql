-- title: Smaller caches than multi-head attention in 2025
-- description: Share of models released in 2025 with a disclosed attention that is not plain multi-head attention but
--   grouped-query, multi-query or latent attention, a hybrid or without attention. Reproduced where the whole
--   interval lies above a half, contradicted where it lies below, mixed where it holds a half, unsupported under 5
--   models. The interval is Wilson's at 95 %, as if releases were independent draws, which those of one organisation
--   are not. The rows listed are those with multi-head attention.
-- claims: waw-t5-gqa-dominates
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, attention, attention IN ('GQA', 'MQA', 'MLA', 'mixed', 'linear', 'none') AS counts
  FROM models
  WHERE released BETWEEN DATE '2025-01-01' AND DATE '2025-12-31' AND attention <> 'undisclosed'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE counts) AS k,
    count(*) FILTER (WHERE attention = 'GQA') AS n_gqa,
    count(*) FILTER (WHERE attention = 'MLA') AS n_mla,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE NOT counts)), 1, 12) AS decisive,
    1.959963984540054::DOUBLE AS z
  FROM used
),
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
      '{} of {} models of 2025 cache less: {}% ({}-{}%)',
      k,
      n,
      round(100 * share)::INTEGER,
      round(100 * low)::INTEGER,
      round(100 * high)::INTEGER
    ) || format(', {} by grouped-query and {} by latent attention', n_gqa, n_mla),
    'no model in this selection'
  ) AS actual,
  round(share, 3) AS value,
  round(low, 3) AS low,
  round(high, 3) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM interval
