-- title: Gain, cost and use of sharpness-aware minimisation
-- description: Three parts. Better generalisation: a gain in accuracy above zero, read in its source. Modest cost:
--   training time at most 20% above that without it. Use in large language models: a model row or an adoption event
--   names one. Reproduced where all hold, mixed where some do, contradicted where none does, unsupported where
--   neither gain nor cost was read. That no use is on record is what was found, not proof of absence. The value is
--   the training time as a multiple.
-- claims: waw-sam
-- param verified_only boolean = false: Only rows read in their source
WITH reported AS (
  SELECT id, gain_kind, gain_value, evidence
  FROM training_innovations
  WHERE architecture_id = 'sam-optimizer' AND gain_value IS NOT NULL AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n_reports,
    count(*) FILTER (WHERE evidence = 'seen') AS n_reports_seen,
    max(gain_value) FILTER (WHERE gain_kind = 'accuracy_points') AS points,
    1 / max(gain_value) FILTER (WHERE gain_kind = 'compute_saving_x') AS training_time,
    list('training_innovations:' || id) AS keys
  FROM reported
),
uses AS (
  SELECT 'models:' || id AS key, evidence
  FROM models
  WHERE list_has(mechanisms, 'sam-optimizer') AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 'adoption_events:' || id, evidence
  FROM adoption_events
  WHERE technique_id = 'sam-optimizer' AND stage IN ('first_large_model', 'frontier_flagship')
    AND (evidence = 'seen' OR NOT $verified_only)
),
used AS (
  SELECT count(*) AS n_uses, count(*) FILTER (WHERE evidence = 'seen') AS n_uses_seen, list(key) AS keys FROM uses
),
held AS (
  SELECT
    *,
    COALESCE(points > 0, FALSE)::INTEGER + COALESCE(training_time <= 1.2, FALSE)::INTEGER + (n_uses > 0)::INTEGER AS n_held
  FROM (
    SELECT
      tally.n_reports, tally.n_reports_seen, points, training_time, n_uses, n_uses_seen,
      list_concat(COALESCE(tally.keys, []::VARCHAR[]), COALESCE(used.keys, []::VARCHAR[])) AS keys
    FROM tally
    CROSS JOIN used
  ) AS joined
)
SELECT
  CASE
    WHEN n_reports_seen = 0 THEN 'unsupported'
    WHEN n_held = 3 THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('{:.2f} points better', points), 'no gain on record')
    || COALESCE(format('; {:.1f} times the training time', training_time), '; no cost on record')
    || format('; {} uses in large language models on record', n_uses) AS actual,
  round(training_time, 2)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  (n_reports + n_uses)::INTEGER AS n,
  (n_reports_seen + n_uses_seen)::INTEGER AS n_seen,
  list_slice(list_sort(keys), 1, 12) AS decisive
FROM held
