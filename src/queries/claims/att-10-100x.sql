-- title: Tensor cores over vector units, H100's peak, price of the largest run
-- description: Three parts. Missing the tensor cores costs 10 to 100 times: 16-bit tensor peak over fp32 vector peak
--   of each GPU with both; it holds where they come within a factor of two of either end of the range. H100 gives
--   1,000 TFLOPS: within 5% of its 16-bit datasheet peak, the precision at which the figure is rounded. Frontier runs
--   cost 50 to 100 million USD: 6 operations for each active parameter and token of the costliest open frontier
--   model, at the model FLOP utilization that Llama 3 405B reports, at the H100's peak and its rents of 2026,
--   contract to dearest on demand; GPU time only. It holds where the whole range lies within. Reproduced where all
--   three hold, mixed where some do, contradicted where none does, unsupported where no ratio was read in its source.
--   The value is the median ratio, low and high its range. A run with and without tensor cores is the better test and
--   comes with the kernel lab.
-- claims: att-10-100x
-- param verified_only boolean = false: Only rows read in their source
WITH figures AS (
  SELECT id, gpu, dtype, metric, value, evidence
  FROM kernel_benchmarks
  WHERE ((primitive = 'datasheet' AND dtype IN ('bf16', 'fp32') AND metric = 'tflops') OR id = 'mfu_llama3_16k')
    AND (evidence = 'seen' OR NOT $verified_only)
),
ratios AS (
  SELECT
    tensor.id AS tensor_id,
    vector.id AS vector_id,
    tensor.value / vector.value AS ratio,
    tensor.evidence = 'seen' AND vector.evidence = 'seen' AS seen
  FROM figures AS tensor
  JOIN figures AS vector ON vector.gpu = tensor.gpu
  WHERE tensor.dtype = 'bf16' AND tensor.metric = 'tflops' AND vector.dtype = 'fp32'
),
taxed AS (
  SELECT
    count(*) AS n_ratios,
    count(*) FILTER (WHERE seen) AS n_ratios_seen,
    median(ratio) AS middle,
    min(ratio) AS least,
    max(ratio) AS most,
    list_concat(list('kernel_benchmarks:' || tensor_id), list('kernel_benchmarks:' || vector_id)) AS ratio_keys
  FROM ratios
),
peak AS (
  SELECT max(value) AS peak_tflops FROM figures WHERE gpu = 'H100 SXM' AND dtype = 'bf16' AND metric = 'tflops'
),
utilization AS (
  SELECT max(value) / 100 AS share FROM figures WHERE id = 'mfu_llama3_16k'
),
rent AS (
  SELECT min(value_low) AS usd_per_hour, max(value_high) AS usd_per_hour_most
  FROM orchestration_facts
  WHERE id IN ('gpu-h100-2026', 'gpu-h100-ondemand') AND (evidence = 'seen' OR NOT $verified_only)
),
runs AS (
  SELECT
    id,
    name,
    evidence,
    6 * params_active_b * 1e9 * training_tokens_t * 1e12 / (peak_tflops * 1e12 * share) / 3600 * usd_per_hour / 1e6 AS usd_m,
    usd_per_hour_most / usd_per_hour AS dearer
  FROM models
  CROSS JOIN peak
  CROSS JOIN utilization
  CROSS JOIN rent
  WHERE is_frontier_flagship AND params_active_b * training_tokens_t > 0 AND (evidence = 'seen' OR NOT $verified_only)
),
costliest AS (
  SELECT max(name) AS name, max(usd_m) AS usd_m, max(usd_m * dearer) AS usd_m_most, max(id) AS id, max(evidence) AS evidence
  FROM (SELECT * FROM runs WHERE usd_m IS NOT NULL ORDER BY usd_m DESC, id LIMIT 1) AS first_run
),
held AS (
  SELECT
    *,
    COALESCE(least BETWEEN 10 AND 20 AND most BETWEEN 50 AND 100, FALSE)::INTEGER
      + COALESCE(abs(peak_tflops - 1000) <= 50, FALSE)::INTEGER
      + COALESCE(usd_m >= 50 AND usd_m_most <= 100, FALSE)::INTEGER AS n_held
  FROM taxed
  CROSS JOIN peak
  CROSS JOIN costliest
)
SELECT
  CASE
    WHEN n_ratios_seen = 0 THEN 'unsupported'
    WHEN n_held = 3 THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('tensor over vector peak {:.1f}-{:.1f}x', least, most), 'no GPU with both peaks in this selection')
    || COALESCE(format('; H100 {:.0f} TFLOPS', peak_tflops), '')
    || COALESCE(format('; costliest open run about {:.0f}M to {:.0f}M USD by rent ({})', usd_m, usd_m_most, name), '') AS actual,
  round(middle, 1)::DOUBLE AS value,
  round(least, 1)::DOUBLE AS low,
  round(most, 1)::DOUBLE AS high,
  (2 * n_ratios + CASE WHEN usd_m IS NULL THEN 0 ELSE 4 END)::INTEGER AS n,
  (2 * n_ratios_seen + CASE WHEN usd_m IS NULL THEN 0 WHEN evidence = 'seen' THEN 4 ELSE 3 END)::INTEGER AS n_seen,
  list_slice(list_sort(list_concat(COALESCE(ratio_keys, []::VARCHAR[]), CASE
    WHEN usd_m IS NULL THEN []::VARCHAR[]
    ELSE ['kernel_benchmarks:mfu_llama3_16k', 'models:' || id, 'orchestration_facts:gpu-h100-2026', 'orchestration_facts:gpu-h100-ondemand']
  END)), 1, 12) AS decisive
FROM held
