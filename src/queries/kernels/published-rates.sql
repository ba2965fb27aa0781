-- title: Rates beside published ones
-- description: What others published of a primitive that this lab measures, and what recorded runs gave, each with its
--   share of the datasheet’s peak in the same number format. A peak is known where the name of the GPU is in the
--   datasheet rows; peaks in half precision are those of tensor cores, which WebGPU does not reach. A software adapter
--   has no datasheet, and its rates say nothing about a GPU.
-- param with_software boolean = true: Runs of software adapters too
-- param verified_only boolean = false: Only rows read in their source
WITH primitives (primitive, topic) AS (
  VALUES
    ('gemm', 'Matrix product'),
    ('webgpu_gemm', 'Matrix product'),
    ('attention_flash', 'Attention, prefill'),
    ('attention_flash2', 'Attention, prefill'),
    ('attention_flash3', 'Attention, prefill'),
    ('attention_flash4', 'Attention, prefill'),
    ('decode_attention', 'Attention, decode'),
    ('moe_grouped_gemm', 'Mixture of experts, grouped'),
    ('memory_copy', 'Memory copy')
),
-- What limits a kernel decides in which unit it is compared.
kernels (start, topic, unit) AS (
  VALUES
    ('gemm-', 'Matrix product', 'TFLOP/s'),
    ('prefill-flash', 'Attention, prefill', 'TFLOP/s'),
    ('decode-mla', 'Attention, decode', 'GB/s'),
    ('decode-sparse', 'Attention, decode', 'GB/s'),
    ('moe-grouped', 'Mixture of experts, grouped', 'TFLOP/s'),
    ('ceilings-copy', 'Memory copy', 'GB/s')
),
published AS (
  SELECT
    b.id,
    p.topic,
    b.implementation AS what,
    b.gpu,
    b.dtype AS number_format,
    b.shape AS setting,
    CASE b.metric WHEN 'pct_of_peak' THEN NULL ELSE b.value END AS rate,
    CASE b.metric WHEN 'pct_of_peak' THEN NULL ELSE b.value_high END AS rate_high,
    CASE b.metric WHEN 'gbps' THEN 'GB/s' ELSE 'TFLOP/s' END AS unit,
    CASE b.metric WHEN 'pct_of_peak' THEN b.value / 100 END AS stated_share,
    CASE b.metric WHEN 'pct_of_peak' THEN b.value_high / 100 END AS stated_share_high,
    b.peak_tflops AS own_peak,
    b.date,
    b.date_precision,
    b.sources,
    b.evidence
  FROM kernel_benchmarks AS b
  JOIN primitives AS p ON p.primitive = b.primitive
  LEFT JOIN kernel_benchmarks AS twin
    -- The same figure, once as a rate and once as a share.
    ON b.metric = 'pct_of_peak' AND twin.metric = 'tflops' AND twin.primitive = b.primitive
    AND twin.implementation = b.implementation AND twin.gpu = b.gpu AND twin.dtype = b.dtype AND twin.shape = b.shape
    AND (twin.evidence = 'seen' OR NOT $verified_only)
  WHERE b.metric IN ('tflops', 'gbps', 'pct_of_peak') AND twin.id IS NULL AND (b.evidence = 'seen' OR NOT $verified_only)
),
recorded AS (
  SELECT
    r.id,
    k.topic,
    r.kernel AS what,
    r.adapter AS gpu,
    r.is_software,
    CASE WHEN r.kernel LIKE '%-f16' THEN 'fp16' ELSE 'fp32' END AS number_format,
    r.size || ': ' || r.parameters AS setting,
    CASE k.unit WHEN 'GB/s' THEN r.compulsory_bytes / r.median_ms / 1e6 ELSE r.useful_flops / r.median_ms / 1e9 END
      AS rate,
    k.unit,
    r.date,
    r.date_precision
  FROM kernel_runs AS r
  JOIN kernels AS k ON starts_with(r.kernel, k.start)
  -- The first of a kernel in a run is at the run's own size; others are points of a sweep.
  WHERE r.status = 'passed' AND r.id = r.run || '.' || r.kernel AND ($with_software OR NOT r.is_software)
),
figures AS (
  SELECT
    id, topic, 'published' AS origin, what, gpu, FALSE AS is_software, number_format, setting, rate, rate_high, unit,
    stated_share, stated_share_high, own_peak, date, date_precision, sources, evidence
  FROM published
  UNION ALL
  SELECT
    id, topic, 'recorded', what, gpu, is_software, number_format, setting, rate, NULL, unit,
    NULL, NULL, NULL, date, date_precision, NULL, 'measured'
  FROM recorded
),
datasheets AS (
  SELECT
    lower(regexp_extract(gpu, '^[A-Za-z0-9]+')) AS model,
    CASE WHEN gpu ILIKE '%pcie%' THEN 'pcie' WHEN gpu ILIKE '%nvl%' THEN 'nvl' ELSE 'sxm' END AS form,
    CASE metric WHEN 'gbps' THEN 'GB/s' ELSE 'TFLOP/s' END AS unit,
    CASE WHEN metric = 'gbps' THEN '' WHEN dtype IN ('fp16', 'bf16') THEN 'half' ELSE dtype END AS format,
    max(value) AS peak,
    max(gpu) AS datasheet
  FROM kernel_benchmarks
  WHERE primitive = 'datasheet' AND metric IN ('tflops', 'gbps') AND gpu NOT LIKE 'TPU%'
    AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY ALL
),
matched AS (
  SELECT f.id, max(d.peak) AS peak, max(d.datasheet) AS datasheet
  FROM figures AS f
  JOIN datasheets AS d
    ON d.unit = f.unit
    AND d.format = CASE
      WHEN f.unit = 'GB/s' THEN ''
      WHEN f.number_format IN ('fp16', 'bf16', 'fp16/bf16') THEN 'half'
      ELSE f.number_format
    END
    AND d.form = CASE WHEN f.gpu ILIKE '%pcie%' THEN 'pcie' WHEN f.gpu ILIKE '%nvl%' THEN 'nvl' ELSE 'sxm' END
    AND regexp_matches(lower(f.gpu), '(^|[^a-z0-9])' || d.model || '([^a-z0-9]|$)')
  WHERE NOT f.is_software
  GROUP BY f.id
)
SELECT
  f.topic,
  f.what,
  f.origin,
  f.gpu,
  f.is_software,
  f.number_format,
  f.rate,
  f.rate_high,
  f.unit,
  coalesce(f.own_peak, m.peak) AS peak,
  coalesce(f.stated_share, f.rate / coalesce(f.own_peak, m.peak)) AS share_of_peak,
  coalesce(f.stated_share_high, f.rate_high / coalesce(f.own_peak, m.peak)) AS share_of_peak_high,
  CASE WHEN f.own_peak IS NULL THEN m.datasheet ELSE f.gpu END AS datasheet,
  f.setting,
  f.date,
  f.date_precision,
  f.evidence,
  f.sources,
  f.id
FROM figures AS f
LEFT JOIN matched AS m ON m.id = f.id
ORDER BY f.topic, f.origin DESC, share_of_peak DESC NULLS LAST, f.rate DESC NULLS LAST, f.id
