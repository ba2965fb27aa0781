-- title: What a GPU can do without its matrix units
-- description: The peak of the general units at 32 bits over the peak of the matrix units at 16 bits, by datasheet. Work
--   at 32 bits that is no matrix product cannot exceed this share of the figure that utilization is counted against,
--   however well it is written. At 16 bits the general units are faster, by how much no row says.
-- param verified_only boolean = false: Only rows read in their source
SELECT
  matrix.gpu AS device,
  general.value AS general_tflops,
  matrix.value AS matrix_tflops,
  general.value / matrix.value AS share,
  CASE
    WHEN matrix.evidence = 'seen' AND general.evidence = 'seen' THEN 'seen'
    WHEN 'disputed' IN (matrix.evidence, general.evidence) THEN 'disputed'
    ELSE 'recalled'
  END AS evidence,
  list_sort(list_distinct(list_concat(matrix.sources, general.sources))) AS sources
FROM kernel_benchmarks AS matrix
JOIN kernel_benchmarks AS general ON general.gpu = matrix.gpu
WHERE matrix.primitive = 'datasheet' AND general.primitive = 'datasheet'
  AND matrix.metric = 'tflops' AND general.metric = 'tflops'
  AND matrix.dtype IN ('bf16', 'fp16') AND general.dtype = 'fp32'
  AND ((matrix.evidence = 'seen' AND general.evidence = 'seen') OR NOT $verified_only)
ORDER BY matrix.gpu, matrix.id
