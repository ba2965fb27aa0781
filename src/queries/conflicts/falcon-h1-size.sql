-- title: How large is Falcon-H1?
-- description: Parameters of every Falcon-H1 in both tables of models, against 140B in all. Decided against the claim
--   where no size read in its source rounds to it; open where none was read.
-- claims: map-falconh1-140b
-- param verified_only boolean = false: Only rows read in their source
WITH rows_on_record AS (
  SELECT 'models:' || id AS key, released, params_total_b, params_active_b, evidence
  FROM models
  WHERE name LIKE 'Falcon-H1%'
  UNION ALL
  SELECT 'sequence_models:' || id AS key, released, params_total_b, params_active_b, evidence
  FROM sequence_models
  WHERE name LIKE 'Falcon-H1%'
),
found AS (
  SELECT
    count(*) FILTER (WHERE evidence = 'seen' AND round(params_total_b) = 140) AS n_holding,
    min(params_total_b) AS smallest,
    max(params_total_b) AS largest,
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
    ELSE 'decided'
  END AS outcome,
  CASE
    WHEN n = 0 THEN 'No Falcon-H1 is on record.'
    ELSE format(
        'Falcon-H1 is on record from {:g}B to {:g}B; the essay''s 140B is {:.1f} times the largest',
        smallest,
        largest,
        140 / largest
      )
      || format(' ({} of {} rows read in their source).', n_seen, n)
  END AS resolution,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
