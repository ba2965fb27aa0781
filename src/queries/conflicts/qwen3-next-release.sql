-- title: Was Qwen3-Next released by the end of 2025?
-- description: Release dates of Qwen3-Next in both tables of models. Decided for the claims that speak of it as a
--   model in use where a date up to the end of 2025 was read in its source, and against "unreleased"; open where none
--   was read.
-- claims: map-qwen3next-unreleased, waw-qwen3next-3d, map-ssm-13b-hybrid
-- param verified_only boolean = false: Only rows read in their source
WITH rows_on_record AS (
  SELECT 'models:' || id AS key, released, params_total_b, params_active_b, evidence
  FROM models
  WHERE name LIKE 'Qwen3-Next%'
  UNION ALL
  SELECT 'sequence_models:' || id AS key, released, params_total_b, params_active_b, evidence
  FROM sequence_models
  WHERE name LIKE 'Qwen3-Next%'
),
found AS (
  SELECT
    count(*) FILTER (WHERE evidence = 'seen' AND released <= DATE '2025-12-31') AS n_holding,
    string_agg(DISTINCT strftime(released, '%Y-%m-%d'), ' and ' ORDER BY strftime(released, '%Y-%m-%d')) AS said,
    round(date_diff('day', min(released), DATE '2025-12-31') / 30.4375, 1) AS months,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list(key)) AS keys
  FROM rows_on_record
  WHERE evidence = 'seen' OR NOT $verified_only
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'open'
    WHEN n_holding > 0 THEN 'decided'
    ELSE 'against'
  END AS outcome,
  CASE
    WHEN n = 0 THEN 'No release is on record.'
    ELSE format('The record dates its release {}', said)
      || CASE
        WHEN n_holding > 0
          THEN format(', {} months before the day for which the essay calls it unreleased', months)
        ELSE ''
      END
      || format(' ({} of {} rows read in their source).', n_seen, n)
  END AS resolution,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
