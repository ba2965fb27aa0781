-- title: Mixture-of-experts gains
-- description: Each effect of a mixture of experts as a gain, in one direction: above 1 the mixture is better, below 1 it
--   is worse. A row that says "n times slower" gives 1/n, in the family of what was timed; a range counts by its
--   geometric middle, as gains multiply. Where a row gives a direction but no ratio, the gain is null, and is_worse still
--   says that the mixture was slower; is_worse is null where not even the direction is known.
WITH directed AS (
  SELECT
    *,
    CASE WHEN metric = 'slowdown' THEN 1 / COALESCE(value_high, value_low) ELSE COALESCE(value_low, value_high) END
      AS gain_low,
    CASE WHEN metric = 'slowdown' THEN 1 / COALESCE(value_low, value_high) ELSE COALESCE(value_high, value_low) END
      AS gain_high
  FROM moe_measurements
)
SELECT
  id,
  system,
  model,
  baseline,
  baseline_kind,
  CASE
    WHEN metric = 'throughput_speedup' OR (metric = 'slowdown' AND phase <> 'training') THEN 'throughput'
    WHEN metric = 'latency_speedup' THEN 'latency'
    WHEN metric IN ('training_speedup', 'slowdown') THEN 'training speed'
    WHEN metric = 'cost_ratio' AND phase = 'training' THEN 'training cost'
    WHEN metric = 'cost_ratio' THEN 'serving cost'
    WHEN metric = 'memory_ratio' THEN 'memory'
    ELSE 'quality'
  END AS family,
  metric,
  phase,
  CASE kind
    WHEN 'marketing_claim' THEN 'announced'
    WHEN 'paper_measurement' THEN 'own paper'
    ELSE 'independent'
  END AS says,
  gain_low,
  gain_high,
  sqrt(gain_low * gain_high) AS gain,
  COALESCE(sqrt(gain_low * gain_high) < 1, CASE WHEN metric = 'slowdown' THEN TRUE END) AS is_worse,
  context_tokens,
  batch,
  hardware,
  n_gpus,
  date AS reported,
  date_precision AS reported_precision,
  evidence,
  sources,
  note
FROM directed
