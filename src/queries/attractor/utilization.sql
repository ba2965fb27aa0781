-- title: Published shares of the peak
-- description: Every published rate or utilization in a number format that matrix units take, as a share of the peak of
--   its device. A share that a source states is taken as it is (stated); a rate is divided by the peak in its own row or,
--   where that has none, by the peak on record of the same model of device and format (computed). Of a figure given both
--   ways the stated share counts. A kernel's share is that of one kernel; a run's is model FLOP utilization (MFU), the
--   operations that the model needs over those that its devices could do in the time, communication and all: the two
--   are not comparable. share is empty where no peak is on record. Rows that repeat an essay's claim are left out.
-- param as_of date = 2026-11-21: Figures dated later are not looked at
-- param verified_only boolean = false: Only rows read in their source
WITH families(primitive, place, family) AS (
  VALUES
    ('gemm', 1, 'Matrix product'), ('fp8_gemm', 1, 'Matrix product'), ('fp4_gemm', 1, 'Matrix product'),
    ('attention_flash', 2, 'Attention, fused'), ('attention_flash2', 2, 'Attention, fused'),
    ('attention_flash3', 2, 'Attention, fused'), ('attention_flash4', 2, 'Attention, fused'),
    ('decode_attention', 3, 'Attention, latent or sparse'), ('block_sparse', 3, 'Attention, latent or sparse'),
    ('moe_grouped_gemm', 4, 'Mixture of experts'),
    ('linear_attention', 6, 'Linear attention'), ('wkv', 7, 'RWKV'), ('ssd_mamba2', 8, 'Mamba-2 (SSD)'),
    ('selective_scan', 9, 'Mamba-1 (scan)'), ('kan_spline', 10, 'KAN'), ('neural_ode', 11, 'Neural ODE'),
    ('training_run', 5, 'Transformer')
),
figures AS (
  SELECT
    rows_of.*,
    CASE
      WHEN rows_of.primitive = 'training_run' AND regexp_matches(implementation, '(?i)mamba') THEN 8
      WHEN rows_of.primitive = 'training_run' AND regexp_matches(implementation, 'MoE|Mixtral') THEN 4
      WHEN metric = 'mfu_pct' AND families.place <= 3 THEN 5
      ELSE families.place
    END AS place,
    CASE
      WHEN rows_of.primitive = 'training_run' AND regexp_matches(implementation, '(?i)mamba') THEN 'Mamba-2 (SSD)'
      WHEN rows_of.primitive = 'training_run' AND regexp_matches(implementation, 'MoE|Mixtral') THEN 'Mixture of experts'
      WHEN metric = 'mfu_pct' AND families.place <= 3 THEN 'Transformer'
      ELSE families.family
    END AS family,
    lower(regexp_extract(gpu, '^(TPU v\w+|Gaudi \w+|Apple \w+|RTX \w+|MetaX \w+|[A-Za-z0-9]+)')) AS model,
    CASE WHEN gpu ILIKE '%pcie%' THEN 'pcie' ELSE 'sxm' END AS form,
    CASE WHEN regexp_matches(dtype, 'fp16|bf16') AND NOT contains(dtype, 'fp8/') THEN 'half' ELSE dtype END AS format
  FROM kernel_benchmarks AS rows_of
  JOIN families ON families.primitive = rows_of.primitive
  WHERE metric IN ('tflops', 'pct_of_peak', 'mfu_pct', 'tensor_core_utilization_pct')
    AND dtype <> 'fp32'
    AND implementation <> 'essay claim under test'
    AND COALESCE(date <= $as_of::DATE, TRUE)
    AND (evidence = 'seen' OR NOT $verified_only)
),
peaks AS (
  SELECT model, form, format, max(peak_tflops) AS peak
  FROM (
    SELECT
      lower(regexp_extract(gpu, '^(TPU v\w+|Gaudi \w+|Apple \w+|RTX \w+|MetaX \w+|[A-Za-z0-9]+)')) AS model,
      CASE WHEN gpu ILIKE '%pcie%' THEN 'pcie' ELSE 'sxm' END AS form,
      CASE WHEN regexp_matches(dtype, 'fp16|bf16') THEN 'half' ELSE dtype END AS format,
      peak_tflops
    FROM kernel_benchmarks
    WHERE peak_tflops IS NOT NULL AND dtype <> 'fp32' AND (evidence = 'seen' OR NOT $verified_only)
  ) AS known
  GROUP BY model, form, format
),
told AS (
  SELECT
    figures.place,
    figures.family,
    CASE WHEN figures.metric = 'mfu_pct' THEN 'run' ELSE 'kernel' END AS level,
    figures.implementation AS what,
    figures.gpu AS device,
    CASE
      WHEN regexp_matches(figures.gpu, '^(A100|H100|H200|H800|H20|B200|B300|GB200|GB300|GH200|V100|RTX|A10|A5000)')
        THEN 'NVIDIA'
      WHEN regexp_matches(figures.gpu, '^MI\d') THEN 'AMD'
      WHEN regexp_matches(figures.gpu, '^TPU') THEN 'Google'
      WHEN regexp_matches(figures.gpu, '^Gaudi') THEN 'Intel'
      WHEN regexp_matches(figures.gpu, '^Apple') THEN 'Apple'
      WHEN regexp_matches(figures.gpu, '^MetaX') THEN 'MetaX'
    END AS vendor,
    figures.dtype AS number_format,
    CASE
      WHEN figures.metric = 'tflops' OR starts_with(figures.note, 'Computed here') THEN 'computed'
      WHEN figures.metric = 'tensor_core_utilization_pct' THEN 'stated, of a throttled peak'
      ELSE 'stated'
    END AS how,
    CASE
      WHEN figures.metric = 'tflops' THEN figures.value / COALESCE(figures.peak_tflops, peaks.peak)
      ELSE figures.value / 100
    END AS share,
    CASE
      WHEN figures.metric = 'tflops' THEN figures.value_high / COALESCE(figures.peak_tflops, peaks.peak)
      ELSE figures.value_high / 100
    END AS share_high,
    CASE WHEN figures.metric = 'tflops' THEN figures.value END AS tflops,
    COALESCE(figures.peak_tflops, CASE WHEN figures.metric = 'tflops' THEN peaks.peak END) AS peak_tflops,
    figures.shape AS setting,
    figures.date,
    figures.date_precision,
    figures.evidence,
    figures.sources,
    figures.note,
    figures.id
  FROM figures
  LEFT JOIN peaks ON peaks.model = figures.model AND peaks.form = figures.form AND peaks.format = figures.format
  LEFT JOIN kernel_benchmarks AS twin
    -- The same figure, once as a rate and once as a share.
    ON figures.metric = 'tflops' AND twin.metric = 'pct_of_peak' AND twin.primitive = figures.primitive
    AND twin.implementation = figures.implementation AND twin.gpu = figures.gpu AND twin.dtype = figures.dtype
    AND twin.shape = figures.shape AND (twin.evidence = 'seen' OR NOT $verified_only)
  WHERE twin.id IS NULL
)
SELECT
  family, level, what, device, vendor, number_format, share, share_high, how, tflops, peak_tflops, setting, date,
  date_precision, evidence, sources, note, id, place::INTEGER AS place
FROM told
ORDER BY place, level, share DESC NULLS LAST, id
