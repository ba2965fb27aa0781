-- title: All cited sources
-- description: Every work that the dataset cites, with the number of rows of each table that cite it, written table:rows.
WITH cited AS (
  SELECT unnest(sources) AS key, 'architectures' AS citing FROM architectures
  UNION ALL SELECT unnest(sources), 'ratings' FROM ratings
  UNION ALL SELECT unnest(sources), 'models' FROM models
  UNION ALL SELECT unnest(sources), 'adoption_events' FROM adoption_events
  UNION ALL SELECT unnest(sources), 'moe_measurements' FROM moe_measurements
  UNION ALL SELECT unnest(sources), 'sequence_models' FROM sequence_models
  UNION ALL SELECT unnest(sources), 'kernel_benchmarks' FROM kernel_benchmarks
  UNION ALL SELECT unnest(sources), 'training_innovations' FROM training_innovations
  UNION ALL SELECT unnest(sources), 'essay_claims' FROM essay_claims
  UNION ALL SELECT unnest(sources), 'predictions' FROM predictions
  UNION ALL SELECT unnest(sources), 'prediction_evidence' FROM prediction_evidence
  UNION ALL SELECT unnest(sources), 'orchestration_facts' FROM orchestration_facts
),
counted AS (
  SELECT key, citing, count(*) AS n_rows FROM cited GROUP BY key, citing
),
listed AS (
  SELECT key, sum(n_rows) AS n_rows, list_sort(list(citing || ':' || n_rows)) AS cited_by FROM counted GROUP BY key
)
SELECT
  sources.key,
  sources.title,
  sources.authors,
  sources.published,
  sources.published_precision,
  sources.kind,
  sources.url,
  COALESCE(listed.n_rows, 0) AS n_rows,
  COALESCE(listed.cited_by, []) AS cited_by,
  sources.evidence,
  sources.note
FROM sources
LEFT JOIN listed ON listed.key = sources.key
ORDER BY n_rows DESC, sources.key
