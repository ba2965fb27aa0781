-- title: Rows in which a mixture is worse
-- description: Rows in which a mixture of experts is slower or needs more memory than what it is compared with, the
--   costliest first. A row without a ratio gives a direction only.
-- claims: waw-moe-naive-slow, waw-moe-no-latency, com-moe-60pct-32k
-- param verified_only boolean = false: Only rows read in their source
-- param reported_until date = 2025-12-31: Reported on or before
SELECT
  id,
  system,
  model,
  baseline,
  baseline_kind,
  family,
  phase,
  says,
  round(1 / gain, 2) AS times_worse,
  context_tokens,
  batch,
  hardware,
  evidence,
  sources,
  note
FROM moe_gains
WHERE is_worse
  AND reported <= $reported_until::DATE
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY baseline_kind, times_worse DESC NULLS LAST, id
