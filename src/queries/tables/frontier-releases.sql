-- title: Frontier releases by major labs
-- description: Leading general models released between two dates, oldest first, with what their makers published about
--   the architecture.
-- claims: waw-t1-patterns, waw-claim3-hybrid-ceiling
-- param verified_only boolean = false: Only rows read in their source
-- param released_from date = 2023-01-01: Released on or after
-- param released_until date = 2025-12-31: Released on or before
SELECT
  id,
  name AS model,
  org,
  released,
  released_precision,
  architecture_class,
  attention,
  ffn,
  params_total_b,
  params_active_b,
  context_length,
  open_weights,
  evidence,
  sources
FROM models
WHERE is_frontier_flagship
  AND released BETWEEN $released_from::DATE AND $released_until::DATE
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY released, org, id
