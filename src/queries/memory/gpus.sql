-- title: Memory, bandwidth and peak of accelerators
-- description: Figures of datasheets: memory in gigabytes, bandwidth of that memory in gigabytes a second, and the peak
--   of matrix products at 16 bits without sparsity, in teraFLOP a second.
-- param verified_only boolean = false: Only rows read in their source
SELECT id, gpu, dtype, metric, value, primitive, evidence, sources, note
FROM kernel_benchmarks
WHERE primitive = 'datasheet'
  AND (metric IN ('memory_gb', 'gbps') OR (metric = 'tflops' AND dtype IN ('bf16', 'fp16')))
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY gpu, metric, id
