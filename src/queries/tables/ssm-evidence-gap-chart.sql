-- title: Every pure, linear and hybrid sequence model
-- description: One row for each published model without full attention in every layer.
-- claims: waw-ssm-top-7b, waw-ssm-no13b, waw-hybrid-above7b
-- param verified_only boolean = false: Only rows read in their source
-- param released_until date = 2026-12-31: Released on or before
SELECT
  id,
  name,
  org,
  released,
  released_precision,
  family,
  CASE
    WHEN family LIKE 'hybrid%' THEN 'hybrid'
    WHEN family = 'pure_ssm' THEN 'pure SSM'
    ELSE 'linear RNN'
  END AS kind,
  origin,
  params_total_b,
  params_active_b,
  attention_layers,
  evidence,
  sources
FROM sequence_models
WHERE (released IS NULL OR released <= $released_until::DATE)
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY released, params_total_b, id
