-- title: Pure and hybrid sequence models by scale
-- description: In each band of total parameters, how many models without attention and how many hybrids are on record,
--   and the largest of each. Linear RNNs and conversions of trained Transformers are counted apart.
-- claims: waw-ssm-top-7b, waw-ssm-no13b, waw-hybrid-above7b
-- param verified_only boolean = false: Only rows read in their source
-- param released_until date = 2026-12-31: Released on or before
WITH banded AS (
  SELECT
    id,
    name,
    params_total_b,
    CASE
      WHEN family LIKE 'hybrid%' THEN 'hybrid'
      WHEN origin = 'converted' THEN 'converted'
      WHEN family = 'pure_ssm' THEN 'pure'
      ELSE 'linear'
    END AS kind,
    CASE
      WHEN params_total_b < 1 THEN 1
      WHEN params_total_b < 3 THEN 2
      WHEN params_total_b < 8.5 THEN 3
      WHEN params_total_b < 13 THEN 4
      WHEN params_total_b < 40 THEN 5
      WHEN params_total_b < 100 THEN 6
      ELSE 7
    END AS band
  FROM sequence_models
  WHERE (released IS NULL OR released <= $released_until::DATE)
    AND (evidence = 'seen' OR NOT $verified_only)
),
ranked AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY band, kind ORDER BY params_total_b DESC, id) AS place,
    count(*) OVER (PARTITION BY band, kind) AS n
  FROM banded
)
SELECT
  CASE band
    WHEN 1 THEN 'under 1B'
    WHEN 2 THEN '1B to 3B'
    WHEN 3 THEN '3B to 8B'
    WHEN 4 THEN '9B to 13B'
    WHEN 5 THEN '13B to 40B'
    WHEN 6 THEN '40B to 100B'
    ELSE '100B and more'
  END AS scale_band,
  COALESCE(max(n) FILTER (WHERE kind = 'pure'), 0) AS n_pure_ssm,
  max(name) FILTER (WHERE kind = 'pure') AS largest_pure_ssm,
  max(params_total_b) FILTER (WHERE kind = 'pure') AS largest_pure_ssm_b,
  COALESCE(max(n) FILTER (WHERE kind = 'linear'), 0) AS n_linear_rnn,
  max(name) FILTER (WHERE kind = 'linear') AS largest_linear_rnn,
  max(params_total_b) FILTER (WHERE kind = 'linear') AS largest_linear_rnn_b,
  COALESCE(max(n) FILTER (WHERE kind = 'converted'), 0) AS n_converted,
  max(name) FILTER (WHERE kind = 'converted') AS largest_converted,
  max(params_total_b) FILTER (WHERE kind = 'converted') AS largest_converted_b,
  COALESCE(max(n) FILTER (WHERE kind = 'hybrid'), 0) AS n_hybrid,
  max(name) FILTER (WHERE kind = 'hybrid') AS largest_hybrid,
  max(params_total_b) FILTER (WHERE kind = 'hybrid') AS largest_hybrid_b
FROM ranked
WHERE place = 1
GROUP BY band
ORDER BY band
