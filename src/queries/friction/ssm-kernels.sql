-- title: Published speeds of recurrent kernels against exact attention
-- description: Forward kernels of linear attention, of the selective scan and of SSD against FlashAttention-2: times as
--   fast at a length, or 1 at the length from which on they are reported to be faster.
-- claims: waw-ssm-parallel-prefix
-- param verified_only boolean = false: Only rows read in their source
WITH rows_used AS (
  SELECT
    *,
    CASE primitive WHEN 'ssd_mamba2' THEN 'ssd' WHEN 'selective_scan' THEN 'mamba1' ELSE 'linear' END AS mixer,
    TRY_CAST(regexp_extract(shape, ' T=([0-9]+)', 1) AS INTEGER) AS stated_tokens,
    TRY_CAST(regexp_extract(shape, '^sequence ([0-9]+)K', 1) AS INTEGER) AS stated_thousands
  FROM kernel_benchmarks
  WHERE primitive IN ('linear_attention', 'selective_scan', 'ssd_mamba2')
    AND baseline LIKE 'FlashAttention-2%'
    AND metric IN ('speedup_vs', 'crossover_tokens')
    AND shape NOT LIKE '%fwdbwd%'
    AND (evidence = 'seen' OR NOT $verified_only)
)
SELECT
  id,
  mixer,
  implementation,
  gpu,
  metric = 'crossover_tokens' AS is_crossover,
  CASE
    WHEN metric = 'crossover_tokens' THEN value::INTEGER
    ELSE COALESCE(stated_tokens, 1024 * stated_thousands)
  END AS tokens,
  CASE WHEN metric = 'crossover_tokens' THEN 1 ELSE value END AS gain,
  evidence,
  sources
FROM rows_used
WHERE metric = 'crossover_tokens' OR stated_tokens IS NOT NULL OR stated_thousands IS NOT NULL
ORDER BY mixer, tokens, id
