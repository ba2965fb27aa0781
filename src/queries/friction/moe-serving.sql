-- title: Mixtures of experts in serving stacks
-- description: Dated support for mixtures of experts, and for spreading experts over accelerators, in the stacks that
--   serve models.
-- claims: map-moe-serving-late2024
-- param verified_only boolean = false: Only rows read in their source
-- param reported_until date = 2025-12-31: Added on or before
SELECT id, technique_id, date AS supported, date_precision AS supported_precision, who, what, evidence, sources
FROM adoption_events
WHERE technique_id IN ('sparsely-gated-moe', 'expert-parallelism')
  AND stage = 'serving_stack'
  AND date <= $reported_until::DATE
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY supported, id
