-- title: Mixture-of-experts gains, claimed and measured
-- description: Speed-ups of mixture-of-experts models by what they are compared with, who reports them, and at what context
--   length. A reported range counts by its geometric middle.
-- claims: waw-moe-2-3x, waw-moe-5-7x, waw-moe-long-ctx, waw-moe-64-128k
-- param verified_only boolean = false: Only rows read in their source
SELECT
  baseline_kind,
  reported_by,
  metric,
  context_band,
  count(*) AS n,
  round(median(value), 2) AS median_x,
  round(min(value_low), 2) AS lowest_x,
  round(max(value_high), 2) AS highest_x,
  count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
  list_sort(list(id)) AS rows_used
FROM (
  SELECT
    id,
    metric,
    evidence,
    COALESCE(baseline_kind, 'not stated') AS baseline_kind,
    COALESCE(value_low, value_high) AS value_low,
    COALESCE(value_high, value_low) AS value_high,
    sqrt(COALESCE(value_low, value_high) * COALESCE(value_high, value_low)) AS value,
    CASE WHEN kind = 'marketing_claim' THEN 'claimed' ELSE 'measured' END AS reported_by,
    CASE
      WHEN context_tokens IS NULL THEN 'not stated'
      WHEN context_tokens <= 4096 THEN 'up to 4K'
      WHEN context_tokens <= 32768 THEN '4K to 32K'
      ELSE 'over 32K'
    END AS context_band,
    CASE
      WHEN context_tokens IS NULL THEN 4
      WHEN context_tokens <= 4096 THEN 1
      WHEN context_tokens <= 32768 THEN 2
      ELSE 3
    END AS band_order
  FROM moe_measurements
  WHERE metric IN ('throughput_speedup', 'latency_speedup', 'training_speedup')
    AND (evidence = 'seen' OR NOT $verified_only)
) AS gains
WHERE value IS NOT NULL
GROUP BY baseline_kind, reported_by, metric, context_band, band_order
ORDER BY baseline_kind, metric, reported_by, band_order
