-- title: When was Falcon Mamba released?
-- description: Release dates of Falcon Mamba 7B in both tables of models, against September 2024. Decided against the
--   claim where a date read in its source lies outside that month and none in it; open where none was read.
-- claims: map-falcon-2024-09
-- param verified_only boolean = false: Only rows read in their source
WITH rows_on_record AS (
  SELECT 'models:' || id AS key, released, params_total_b, params_active_b, evidence
  FROM models
  WHERE name = 'Falcon Mamba 7B'
  UNION ALL
  SELECT 'sequence_models:' || id AS key, released, params_total_b, params_active_b, evidence
  FROM sequence_models
  WHERE name = 'Falcon Mamba 7B'
),
found AS (
  SELECT
    count(*) FILTER (WHERE evidence = 'seen' AND date_trunc('month', released) = DATE '2024-09-01') AS n_holding,
    string_agg(DISTINCT strftime(released, '%Y-%m-%d'), ' and ' ORDER BY strftime(released, '%Y-%m-%d')) AS said,
    date_diff('day', max(released), DATE '2024-09-01') AS days,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list(key)) AS keys
  FROM rows_on_record
  WHERE evidence = 'seen' OR NOT $verified_only
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'open'
    WHEN n_holding = 0 THEN 'against'
    WHEN n_holding = n_seen THEN 'decided'
    ELSE 'reading'
  END AS outcome,
  CASE
    WHEN n = 0 THEN 'No release is on record.'
    ELSE format('The record says {}; the essay says September 2024', said)
      || CASE WHEN n_holding = 0 THEN format(', {} days or more too late', days) ELSE '' END
      || format(' ({} of {} rows read in their source).', n_seen, n)
  END AS resolution,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
