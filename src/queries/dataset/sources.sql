-- title: Sources on one technique
-- description: Every work that the technique's own row, its ratings, adoption events, GPU figures or training gains cite,
--   and which of these do.
-- param id text = flashattention: Identifier of the technique
WITH cited AS (
  SELECT unnest(sources) AS key, 'technique' AS cited_for FROM architectures WHERE id = $id
  UNION ALL
  SELECT unnest(sources), 'rating' FROM ratings WHERE architecture_id = $id
  UNION ALL
  SELECT unnest(sources), 'adoption' FROM adoption_events WHERE technique_id = $id
  UNION ALL
  SELECT unnest(sources), 'GPU figures' FROM kernel_benchmarks WHERE architecture_id = $id
  UNION ALL
  SELECT unnest(sources), 'training gains' FROM training_innovations WHERE architecture_id = $id
)
SELECT
  sources.key,
  sources.title,
  sources.authors,
  sources.published,
  sources.published_precision,
  sources.kind,
  sources.url,
  list_sort(list(DISTINCT cited.cited_for)) AS cited_for,
  sources.evidence
FROM cited
JOIN sources ON sources.key = cited.key
GROUP BY ALL
ORDER BY bool_or(cited.cited_for = 'technique') DESC, sources.published NULLS LAST, sources.key
