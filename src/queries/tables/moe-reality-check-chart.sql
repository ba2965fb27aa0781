-- title: Every mixture-of-experts gain
-- description: One row for each claimed or measured speed-up, with its range.
-- claims: waw-moe-2-3x, waw-moe-5-7x, waw-moe-long-ctx
-- param verified_only boolean = false: Only rows read in their source
SELECT
  id,
  system,
  model,
  baseline,
  baseline_kind,
  metric,
  phase,
  CASE WHEN kind = 'marketing_claim' THEN 'claimed' ELSE 'measured' END AS reported_by,
  COALESCE(value_low, value_high) AS value_low,
  COALESCE(value_high, value_low) AS value_high,
  context_tokens,
  hardware,
  evidence,
  sources
FROM moe_measurements
WHERE metric IN ('throughput_speedup', 'latency_speedup', 'training_speedup')
  AND COALESCE(value_low, value_high) IS NOT NULL
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY metric, reported_by, value_low, id
