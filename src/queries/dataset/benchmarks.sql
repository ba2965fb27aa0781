-- title: Published GPU figures for one technique
-- description: Figures of kernels, training runs and datasheets whose primitive stands for the technique.
-- param id text = flashattention: Identifier of the technique
SELECT
  id, primitive, implementation, gpu, dtype, shape, metric, value, value_high, baseline, date, date_precision, sources,
  evidence, note
FROM kernel_benchmarks
WHERE architecture_id = $id
ORDER BY metric, gpu, implementation, id
