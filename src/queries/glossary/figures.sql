-- title: Figures beside the terms of the glossary
-- description: One figure from the data for each term that has one, as a sentence, with the rows it rests on counted.
--   Adoption lags run from the paper to the stage; those that never arrived are left out here and counted on the lag
--   pages. Datasheet figures are those of the H100 SXM at 16 bits without sparsity.
-- param verified_only boolean = false: Only rows read in their source
WITH sheet AS (
  SELECT
    max(value) FILTER (WHERE metric = 'tflops' AND dtype = 'bf16') AS bf16_tflops,
    max(value) FILTER (WHERE metric = 'tflops' AND dtype = 'fp32') AS fp32_tflops,
    max(value) FILTER (WHERE metric = 'gbps') AS gb_per_s,
    max(value) FILTER (WHERE metric = 'memory_gb') AS memory_gb,
    count(*) AS n
  FROM kernel_benchmarks
  WHERE primitive = 'datasheet' AND gpu = 'H100 SXM' AND metric <> 'sram_mb'
    AND (dtype IS NULL OR dtype IN ('bf16', 'fp32'))
    AND (evidence = 'seen' OR NOT $verified_only)
),
caches AS (
  SELECT attention, count(*) AS n, median(bytes_per_token) / 1024 AS kib
  FROM kv_cache
  WHERE evidence = 'seen' OR NOT $verified_only
  GROUP BY attention
),
lags AS (
  SELECT tier, count(*) AS n, median(lag_months) AS months, quantile_cont(lag_months, 0.25) AS low, quantile_cont(lag_months, 0.75) AS high
  FROM adoption_lags
  WHERE stage = 'default' AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY tier
),
introduced AS (
  SELECT zones.zone, count(*) AS n
  FROM zones
  JOIN architectures ON architectures.id = zones.architecture_id
  WHERE zones.is_default AND zones.as_of_kind = 'introduction'
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
  GROUP BY zones.zone
),
scored AS (
  SELECT
    sum(n) AS n,
    COALESCE(max(n) FILTER (WHERE zone = 'green'), 0) AS green,
    COALESCE(max(n) FILTER (WHERE zone = 'yellow'), 0) AS yellow,
    COALESCE(max(n) FILTER (WHERE zone = 'orange'), 0) AS orange,
    COALESCE(max(n) FILTER (WHERE zone = 'red'), 0) AS red
  FROM introduced
),
built AS (
  SELECT architecture_class AS class, count(*) AS n
  FROM models
  WHERE evidence = 'seen' OR NOT $verified_only
  GROUP BY architecture_class
),
experts AS (
  SELECT count(*) AS n, median(params_active_b / params_total_b) AS share
  FROM models
  WHERE architecture_class = 'moe_transformer' AND params_active_b > 0 AND params_total_b > 0
    AND (evidence = 'seen' OR NOT $verified_only)
),
trained AS (
  SELECT count(*) AS n, median(value) AS pct, min(value) AS low, max(value) AS high
  FROM kernel_benchmarks
  WHERE primitive = 'training_run' AND metric = 'mfu_pct' AND (evidence = 'seen' OR NOT $verified_only)
),
named AS (
  SELECT *
  FROM (
    VALUES
      ('attention', 'multi-head-attention'), ('flash-attention', 'flashattention'),
      ('sliding-window', 'sliding-window-attention'), ('sparse-attention', 'deepseek-sparse-attention'),
      ('rope', 'rope'), ('mamba', 'mamba'), ('kan', 'kan'), ('neural-ode', 'neural-ode'),
      ('capsule', 'capsnet-dynamic'), ('rag', 'rag'), ('sam', 'sam-optimizer'),
      ('progressive-depth', 'progressive-stacking'), ('routing-aware', 'aux-loss-free-balancing'), ('grpo', 'grpo'),
      ('block-sparse', 'block-sparse-weights'), ('moe-systems', 'megablocks-dropless'),
      ('conditional-execution', 'mixture-of-depths')
  ) AS pairs (term, id)
),
fates AS (
  SELECT
    named.term,
    architectures.name,
    architectures.introduced,
    CASE architectures.adoption_2025
      WHEN 0 THEN 'in no model or product that was found'
      WHEN 1 THEN 'in a few models or products'
      WHEN 2 THEN 'in several models or products'
      ELSE 'standard'
    END AS fate
  FROM named
  JOIN architectures ON architectures.id = named.id
  WHERE architectures.adoption_2025 IS NOT NULL AND architectures.introduced IS NOT NULL
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
),
fit AS (
  SELECT
    count(*) FILTER (WHERE h >= 5) AS n_high,
    count(*) FILTER (WHERE h >= 5 AND adoption_2025 >= 2) AS high,
    count(*) FILTER (WHERE h <= 3) AS n_low,
    count(*) FILTER (WHERE h <= 3 AND adoption_2025 >= 2) AS low
  FROM friction_over_time
  JOIN architectures ON architectures.id = friction_over_time.architecture_id
  WHERE architectures.introduced < DATE '2024-07-01' AND adoption_2025 IS NOT NULL
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
),
said AS (
  SELECT 'memory-bandwidth' AS term, format('An H100 reads {:.0f} GB/s from its {:.0f} GB of memory.', gb_per_s, memory_gb) AS said, n FROM sheet
  UNION ALL
  SELECT 'ridge-point', format('On an H100 the ridge point is {:.0f} operations a byte at 16 bits on tensor cores, {:.0f} at 32 bits off them.', 1000 * bf16_tflops / gb_per_s, 1000 * fp32_tflops / gb_per_s), n FROM sheet
  UNION ALL
  SELECT 'tensor-core', format('On an H100, {:.0f} Tflop/s with tensor cores at 16 bits against {:.0f} without them at 32: {:.0f} times.', bf16_tflops, fp32_tflops, bf16_tflops / fp32_tflops), n FROM sheet
  UNION ALL
  SELECT 'utilization', format('Training runs on record reach a median of {:.0f}%, and from {:.0f} to {:.0f}%.', pct, low, high), n FROM trained
  UNION ALL
  SELECT 'multi-head-attention', format('Its models on record keep a median of {:.0f} KiB a token at 16 bits.', kib), n FROM caches WHERE attention = 'MHA'
  UNION ALL
  SELECT 'grouped-query-attention', format('Its models on record keep a median of {:.0f} KiB a token at 16 bits.', kib), n FROM caches WHERE attention = 'GQA'
  UNION ALL
  SELECT 'multi-query-attention', format('Its models on record keep a median of {:.0f} KiB a token at 16 bits.', kib), n FROM caches WHERE attention = 'MQA'
  UNION ALL
  SELECT 'multi-head-latent-attention', format('Its models on record keep a median of {:.0f} KiB a token at 16 bits.', kib), n FROM caches WHERE attention = 'MLA'
  UNION ALL
  SELECT 'kv-cache', format('{} keeps {:.0f} KiB a token at 16 bits: {:.1f} GB for 131,072 tokens.', models.name, bytes_per_token / 1024, bytes_per_token::DOUBLE * 131072 / 1e9), 1
  FROM kv_cache JOIN models ON models.id = kv_cache.model_id
  WHERE models.id = 'llama-2-70b' AND (kv_cache.evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 'tier', string_agg(format('{} {:.0f} months ({} techniques)', replace(tier, '_', '-'), months, n), ', ' ORDER BY tier) || ': median time from the paper to on by default.', sum(n) FROM lags
  UNION ALL
  SELECT 'zone', format('Of {} rated techniques {} were green when introduced, {} yellow, {} orange, {} red.', n, green, yellow, orange, red), n FROM scored
  UNION ALL
  SELECT 'mixture-of-experts', format('Mixtures of experts on record: {}. The median one uses {:.0f}% of its parameters for a token.', n, 100 * share), n FROM experts WHERE n > 0
  UNION ALL
  SELECT 'hybrid', format('Models on record: {}.', n), n FROM built WHERE class = 'hybrid'
  UNION ALL
  SELECT term, format('{}: introduced in {}, {} at the end of 2025.', name, year(introduced), fate), 1 FROM fates
  UNION ALL
  SELECT 'h-and-e', format('Of techniques introduced before July 2024, {} of {} with H of 5 or 6 were in several products or standard by the end of 2025, of those with H of 3 or less {} of {}. Who rated knew what became of them.', high, n_high, low, n_low), n_high + n_low FROM fit WHERE n_high > 0 AND n_low > 0
  UNION ALL
  SELECT 'state-space-model', format('Models on record without any attention layer: {}.', n), n FROM built WHERE class = 'pure_ssm'
)
SELECT term, said, CAST(n AS INTEGER) AS n_rows FROM said WHERE said IS NOT NULL AND n > 0 ORDER BY term
