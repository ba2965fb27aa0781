-- title: What the reports leave out
-- description: Of the rows that compare a mixture with a dense model, how many state the conditions that decide the gain.
-- claims: waw-moe-64-128k
-- param verified_only boolean = false: Only rows read in their source
-- param reported_until date = 2025-12-31: Reported on or before
SELECT
  CASE grouping(says) WHEN 1 THEN 'all' ELSE says END AS says,
  count(*) AS n,
  count(context_tokens) AS n_context,
  count(batch) AS n_batch,
  count(hardware) AS n_hardware,
  count(n_gpus) AS n_accelerators,
  count(*) FILTER (WHERE context_tokens IS NOT NULL AND batch IS NOT NULL AND hardware IS NOT NULL) AS n_all_three,
  count(*) FILTER (WHERE context_tokens > 32768) AS n_beyond_32k
FROM moe_gains
WHERE baseline_kind = 'dense'
  AND reported <= $reported_until::DATE
  AND (evidence = 'seen' OR NOT $verified_only)
GROUP BY GROUPING SETS ((says), ())
ORDER BY grouping(says), says
