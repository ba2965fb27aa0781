-- title: Mixtures of experts in serving stacks
-- description: Dated support for mixtures of experts, and for spreading experts over accelerators, in the stacks that
--   serve models.
-- claims: map-moe-serving-late2024
-- param verified_only boolean = false: Only rows read in their source
SELECT id, technique_id, date AS supported, date_precision AS supported_precision, who, what, evidence, sources
FROM adoption_events
WHERE technique_id IN ('sparsely-gated-moe', 'expert-parallelism')
  AND stage = 'serving_stack'
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY supported, id
