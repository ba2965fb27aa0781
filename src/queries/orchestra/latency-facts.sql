-- title: Published latencies of one call
-- description: How long one call of a model or a tool took in public runs of the ToolOrchestra evaluation, in seconds.
--   P50 is the time within which half of the calls end, P99 that of 99 in 100. Where the quantity names two figures,
--   they stand in this order.
-- claims: to-p99-exponential
-- param verified_only boolean = false: Only rows read in their source
SELECT id, quantity, value_low, value_high, unit, context, date, date_precision, sources, evidence, note
FROM orchestration_facts
WHERE (quantity LIKE 'latency per call%' OR id IN ('max-rounds-hle', 'max-steps-tau2', 'code-timeout', 'chain-hle-requests'))
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY id
