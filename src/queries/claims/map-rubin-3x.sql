-- title: To which part the announced 3x belongs
-- description: Dated facts on the Rubin bet that name a factor. Reproduced where a fact read in its source gives 3x
--   for whole Transformer layers, mixed where it gives 3x for attention or for one variant only, contradicted where
--   the facts read name other factors only, unsupported where none was read. An announcement is tested here, not a
--   speed: no measurement of a Rubin part is on record. The value is the factor nearest to 3.
-- claims: map-rubin-3x
-- param verified_only boolean = false: Only rows read in their source
WITH facts AS (
  SELECT
    id,
    fact,
    evidence,
    TRY_CAST(regexp_extract(fact, '([0-9.]+)x', 1) AS DOUBLE) AS factor,
    fact ILIKE '%attention%' OR fact ILIKE '%CPX%' AS of_a_part
  FROM prediction_evidence
  WHERE fact ILIKE '%Rubin%' AND regexp_matches(fact, '[0-9.]+x')
    AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE evidence = 'seen' AND factor = 3 AND NOT of_a_part) AS n_whole,
    count(*) FILTER (WHERE evidence = 'seen' AND factor = 3 AND of_a_part) AS n_part,
    list_slice(list_sort(list('prediction_evidence:' || id)), 1, 12) AS keys
  FROM facts
),
nearest AS (
  SELECT factor FROM facts ORDER BY abs(factor - 3), factor, id LIMIT 1
),
told AS (
  SELECT max(factor) AS factor FROM nearest
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN n_whole > 0 THEN 'reproduced'
    WHEN n_part > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no dated fact that names a factor in this selection'
    WHEN n_whole > 0 THEN format('{:g}x for whole layers', factor)
    ELSE format('{:g}x, for attention on Rubin CPX in {} of {} facts', factor, n_part, n)
  END AS actual,
  factor::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN told
