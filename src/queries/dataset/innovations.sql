-- title: Reported training gains of one technique
-- description: Value before and after the method, as each report gives it.
-- param id text = flashattention: Identifier of the technique
SELECT
  id,
  method,
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
  sources,
  evidence,
  note
FROM training_innovations
WHERE architecture_id = $id
ORDER BY date, id
