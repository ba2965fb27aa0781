-- title: MoE reality check, 2025
-- description: Gains over a dense model by what was measured, who says so, the phase that was timed and the context
--   length. Rows without a ratio are counted but have no median.
-- claims: waw-moe-2-3x, waw-moe-5-7x, waw-moe-64-128k
-- param verified_only boolean = false: Only rows read in their source
-- param reported_until date = 2026-12-31: Reported on or before
WITH banded AS (
  SELECT
    *,
    CASE
      WHEN context_tokens IS NULL THEN 4
      WHEN context_tokens <= 4096 THEN 1
      WHEN context_tokens <= 32768 THEN 2
      ELSE 3
    END AS band
  FROM moe_gains
  WHERE baseline_kind = 'dense'
    AND reported <= $reported_until::DATE
    AND (evidence = 'seen' OR NOT $verified_only)
)
SELECT
  family,
  says,
  phase,
  CASE band WHEN 1 THEN 'up to 4K' WHEN 2 THEN '4K to 32K' WHEN 3 THEN 'over 32K' ELSE 'not stated' END AS context_band,
  count(*) AS n,
  count(gain) AS n_ratio,
  round(median(gain), 2) AS median_gain,
  round(min(gain_low), 2) AS lowest_gain,
  round(max(gain_high), 2) AS highest_gain,
  count(*) FILTER (WHERE gain < 1) AS n_worse,
  count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
  list_sort(list(id)) AS rows_used
FROM banded
GROUP BY family, says, phase, band
ORDER BY family, says, phase, band
