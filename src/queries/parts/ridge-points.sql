-- title: Ridge points of A100, H100 and H200
-- description: Peak over bandwidth in bf16 and the last-level cache, from datasheets read.
sheets AS (
  SELECT id, gpu, dtype, metric, value
  FROM kernel_benchmarks
  WHERE primitive = 'datasheet' AND evidence = 'seen'
    AND gpu IN ('A100 SXM', 'H100 SXM', 'H200 SXM')
),
gpus AS (
  SELECT
    peak.value * 1e12 / (memory.value * 1e9) AS ridge,
    sram.value * 1e6 AS cache_bytes,
    peak.id AS peak_id,
    memory.id AS memory_id,
    sram.id AS sram_id
  FROM sheets AS peak
  JOIN sheets AS memory ON memory.gpu = peak.gpu AND memory.metric = 'gbps'
  JOIN sheets AS sram ON sram.gpu = peak.gpu AND sram.metric = 'sram_mb'
  WHERE peak.dtype = 'bf16'
)
