-- title: Which technique builds on which
-- description: Pairs of techniques of which the later one changes the earlier or takes it in as a part. A pair counts as
--   seen where the paper's abstract, or a passage of it, says so; the other pairs follow from the one sentence by which
--   this dataset describes the later technique.
-- param verified_only boolean = false: Only rows read in their source
SELECT
  lineage.technique_id,
  later.name AS technique,
  later.introduced,
  later.introduced_precision,
  lineage.builds_on_id,
  earlier.name AS builds_on,
  earlier.introduced AS ancestor_introduced,
  earlier.introduced_precision AS ancestor_introduced_precision,
  lineage.relation,
  lineage.what,
  lineage.evidence,
  lineage.sources,
  lineage.note
FROM lineage
JOIN architectures AS later ON later.id = lineage.technique_id
JOIN architectures AS earlier ON earlier.id = lineage.builds_on_id
WHERE lineage.evidence = 'seen' OR NOT $verified_only
ORDER BY later.introduced, lineage.technique_id, lineage.builds_on_id
