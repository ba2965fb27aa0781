-- title: How large is Jamba, and how much of it is active?
-- description: Parameters of every Jamba of 52B in both tables of models, against 52B active ones. Decided against
--   the claim where no active size read in its source rounds to it; open where none was read. Other sizes of Jamba
--   are told.
-- claims: map-jamba-52b-active
-- param verified_only boolean = false: Only rows read in their source
WITH rows_on_record AS (
  SELECT 'models:' || id AS key, released, params_total_b, params_active_b, evidence
  FROM models
  WHERE name LIKE 'Jamba%'
  UNION ALL
  SELECT 'sequence_models:' || id AS key, released, params_total_b, params_active_b, evidence
  FROM sequence_models
  WHERE name LIKE 'Jamba%'
),
found AS (
  SELECT
    count(*) FILTER (WHERE evidence = 'seen' AND round(params_active_b) = 52) AS n_holding,
    string_agg(DISTINCT format('{:g}B', params_active_b), ' or ' ORDER BY format('{:g}B', params_active_b)) FILTER (WHERE round(params_total_b) = 52) AS active,
    max(params_total_b) AS largest,
    max(params_active_b) AS most_active,
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
    WHEN n = 0 THEN 'No Jamba is on record.'
    ELSE format('Of Jamba''s 52B parameters {} are active; the essay gives the total as the active number. ', active)
      || format('The larger Jamba 1.5 has {:g}B, {:g}B of them active', largest, most_active)
      || format(' ({} of {} rows read in their source).', n_seen, n)
  END AS resolution,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
