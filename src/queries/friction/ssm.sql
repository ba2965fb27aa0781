-- title: Every pure, linear and hybrid sequence model
-- description: One row for each published model that replaces attention in some or all of its layers. A model without a
--   release date counts at any date.
-- claims: map-7b-cliff, com-ssm-13b-cliff, map-ssm-13b-hybrid, att-rwkv-14b, waw-ssm-top-7b
-- param verified_only boolean = false: Only rows read in their source
-- param released_until date = 2025-12-31: Released on or before
SELECT
  id,
  name,
  org,
  released,
  released_precision,
  CASE
    WHEN family LIKE 'hybrid%' THEN 'hybrid'
    WHEN family = 'pure_ssm' THEN 'pure SSM'
    ELSE 'linear RNN'
  END AS kind,
  family,
  origin,
  params_total_b,
  params_active_b,
  attention_layers,
  recurrent_layers,
  open_weights,
  evidence,
  sources,
  note
FROM sequence_models
WHERE (released IS NULL OR released <= $released_until::DATE)
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY params_total_b DESC, id
