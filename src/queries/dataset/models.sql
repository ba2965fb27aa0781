-- title: Models that use one technique
-- description: Model releases that name the technique among their mechanisms, oldest first.
-- param id text = flashattention: Identifier of the technique
SELECT
  id,
  name,
  org,
  released,
  released_precision,
  params_total_b,
  params_active_b,
  architecture_class,
  is_frontier_flagship,
  open_weights,
  sources,
  evidence
FROM models
WHERE list_has(mechanisms, $id)
ORDER BY released, org, id
