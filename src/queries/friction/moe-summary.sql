-- title: MoE reality check, 2025
-- description: Gains over a dense model by what was measured: in all, by who says so, by the phase that was timed and by
--   the context length. Rows without a ratio are counted but have no median.
-- claims: waw-moe-2-3x, waw-moe-5-7x, waw-moe-64-128k
-- param verified_only boolean = false: Only rows read in their source
-- param reported_until date = 2025-12-31: Reported on or before
WITH banded AS (
  SELECT
    *,
    CASE
      WHEN context_tokens IS NULL THEN 'context not stated'
      WHEN context_tokens <= 4096 THEN 'context up to 4K'
      WHEN context_tokens <= 32768 THEN 'context 4K to 32K'
      ELSE 'context over 32K'
    END AS context_band
  FROM moe_gains
  WHERE baseline_kind = 'dense'
    AND reported <= $reported_until::DATE
    AND (evidence = 'seen' OR NOT $verified_only)
),
part AS (
  SELECT *, 1 AS part_order, 'all' AS part FROM banded
  UNION ALL
  SELECT *, 2 AS part_order, says AS part FROM banded
  UNION ALL
  SELECT *, 3 AS part_order, phase AS part FROM banded
  UNION ALL
  SELECT *, 4 AS part_order, context_band AS part FROM banded
)
SELECT
  family,
  part,
  count(*) AS n,
  count(gain) AS n_ratio,
  round(median(gain), 2) AS median_gain,
  round(min(gain_low), 2) AS lowest_gain,
  round(max(gain_high), 2) AS highest_gain,
  count(*) FILTER (WHERE is_worse) AS n_worse,
  count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
  list_sort(list(id)) AS rows_used
FROM part
GROUP BY family, part_order, part
ORDER BY
  CASE family
    WHEN 'throughput' THEN 1
    WHEN 'latency' THEN 2
    WHEN 'training speed' THEN 3
    WHEN 'training cost' THEN 4
    WHEN 'serving cost' THEN 5
    WHEN 'memory' THEN 6
    ELSE 7
  END,
  part_order,
  part
