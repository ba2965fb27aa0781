-- title: How much was read in its source
-- description: Rows of each table by evidence.
SELECT
  table_name,
  count(*) AS n,
  count(*) FILTER (WHERE evidence = 'seen') AS seen,
  count(*) FILTER (WHERE evidence = 'recalled') AS recalled,
  count(*) FILTER (WHERE evidence = 'disputed') AS disputed,
  round(count(*) FILTER (WHERE evidence = 'seen') / count(*), 4) AS share_seen
FROM (
  SELECT 'architectures' AS table_name, evidence FROM architectures
  UNION ALL SELECT 'ratings', evidence FROM ratings
  UNION ALL SELECT 'models', evidence FROM models
  UNION ALL SELECT 'adoption_events', evidence FROM adoption_events
  UNION ALL SELECT 'moe_measurements', evidence FROM moe_measurements
  UNION ALL SELECT 'sequence_models', evidence FROM sequence_models
  UNION ALL SELECT 'kernel_benchmarks', evidence FROM kernel_benchmarks
  UNION ALL SELECT 'training_innovations', evidence FROM training_innovations
  UNION ALL SELECT 'essay_claims', evidence FROM essay_claims
  UNION ALL SELECT 'predictions', evidence FROM predictions
  UNION ALL SELECT 'prediction_evidence', evidence FROM prediction_evidence
  UNION ALL SELECT 'orchestration_facts', evidence FROM orchestration_facts
  UNION ALL SELECT 'sources', evidence FROM sources
) AS every_row
GROUP BY table_name
ORDER BY table_name
