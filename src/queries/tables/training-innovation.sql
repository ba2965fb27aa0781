-- title: Gains from training methods
-- description: Reported value before and after each training method on an otherwise unchanged architecture.
-- claims: waw-claim2-arch-slowing, waw-training-faster
-- param verified_only boolean = false: Only rows read in their source
SELECT
  id,
  method,
  kind,
  model_or_paper,
  org,
  date,
  date_precision,
  metric,
  COALESCE(CAST(before_value AS VARCHAR), before_label) AS "before",
  COALESCE(CAST(after_value AS VARCHAR), after_label) AS "after",
  gain_kind,
  gain_value,
  gain_value_high,
  evidence,
  sources
FROM training_innovations
WHERE evidence = 'seen' OR NOT $verified_only
ORDER BY gain_kind, gain_value DESC NULLS LAST, id
