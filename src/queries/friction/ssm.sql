-- title: Every pure, linear and hybrid sequence model
-- description: One row for each published model that replaces attention in some or all of its layers. Where the table of
--   releases knows a model's date more finely, its date stands here; dated_by says which. A date known to the year counts
--   from its first day, a model without a date at any date.
-- claims: map-7b-cliff, com-ssm-13b-cliff, map-ssm-13b-hybrid, att-rwkv-14b, waw-ssm-top-7b
-- param verified_only boolean = false: Only rows read in their source
-- param released_until date = 2025-12-31: Released on or before
WITH dated AS (
  SELECT
    s.* EXCLUDE (released, released_precision),
    COALESCE(finer.released, s.released) AS released,
    COALESCE(finer.released_precision, s.released_precision) AS released_precision,
    CASE WHEN finer.id IS NULL THEN 'sequence_models' ELSE 'models, ' || finer.evidence END AS dated_by
  FROM sequence_models AS s
  -- The names of precisions sort from the finest to the coarsest: day, month, year.
  LEFT JOIN models AS finer
    ON finer.id = s.model_id
    AND finer.released_precision < s.released_precision
    AND (finer.evidence = 'seen' OR NOT $verified_only)
)
SELECT
  dated.id,
  dated.name,
  dated.org,
  dated.released,
  dated.released_precision,
  dated_by,
  CASE
    WHEN family LIKE 'hybrid%' THEN 'hybrid'
    WHEN family = 'pure_ssm' THEN 'pure SSM'
    ELSE 'linear RNN'
  END AS kind,
  family,
  origin,
  dated.params_total_b,
  dated.params_active_b,
  release.params_total_b AS release_params_b,
  attention_layers,
  recurrent_layers,
  dated.open_weights,
  headline_result,
  dated.evidence,
  dated.sources,
  dated.note
FROM dated
LEFT JOIN models AS release ON release.id = dated.model_id
WHERE (dated.released IS NULL OR dated.released <= $released_until::DATE)
  AND (dated.evidence = 'seen' OR NOT $verified_only)
ORDER BY dated.params_total_b DESC, dated.id
