-- title: Datasheets and links for the cost of sequence models
-- description: Peaks of matrix products at 16 bits and of vector units at 32 bits, memory and its bandwidth, of
--   accelerators; and the rates of messages within and between machines that DeepEP measured on H800.
-- param verified_only boolean = false: Only rows read in their source
SELECT id, gpu, dtype, metric, value, primitive, evidence, sources, note
FROM kernel_benchmarks
WHERE (
    (primitive = 'datasheet' AND (metric IN ('memory_gb', 'gbps') OR (metric = 'tflops' AND dtype IN ('bf16', 'fp16', 'fp32'))))
    OR id IN ('deepep_v1_intranode_dispatch', 'deepep_v1_internode_dispatch')
  )
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY gpu, metric, id
