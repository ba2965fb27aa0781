-- title: Every mixture of experts beside a dense model
-- description: One row for each claim or measurement, as a gain: above 1 the mixture is better, below 1 it is worse. The
--   note says what else differed. The row that compares a mixture with itself at a short context is here for the figure
--   of context lengths.
-- claims: waw-moe-2-3x, waw-moe-5-7x, waw-moe-long-ctx, waw-moe-naive-slow, com-moe-60pct-32k, map-mixtral-fraction
-- param verified_only boolean = false: Only rows read in their source
-- param reported_until date = 2025-12-31: Reported on or before
SELECT
  id,
  system,
  model,
  baseline,
  CASE baseline_kind WHEN 'dense' THEN 'dense model' ELSE 'itself, short context' END AS compared_with,
  family,
  metric,
  phase,
  says,
  round(gain_low, 2) AS gain_low,
  round(gain_high, 2) AS gain_high,
  round(gain, 3) AS gain,
  is_worse,
  context_tokens,
  batch,
  hardware,
  reported,
  reported_precision,
  evidence,
  sources,
  note
FROM moe_gains
WHERE (baseline_kind = 'dense' OR (baseline_kind = 'same_model' AND baseline LIKE 'itself at % context'))
  AND reported <= $reported_until::DATE
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY family, says, gain, id
