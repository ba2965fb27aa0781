-- title: The range of H in the essay's worked examples
-- description: A definition, which no fact can refute; what can be checked is whether the essay keeps to it. Its own
--   worked examples are read from essay_claims. Reproduced where every H lies from 0 to 6 and both ends occur,
--   mixed where an end does not occur, contradicted where one lies outside, unsupported without an example. The
--   ratings of this dataset follow the definition by construction and are no evidence. The value is the highest H.
-- claims: map-h-max6
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: worked-examples,
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    min(h) AS lowest,
    max(h) AS highest,
    list_sort(list('essay_claims:' || id)) AS keys
  FROM examples
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN lowest < 0 OR highest > 6 THEN 'contradicted'
    WHEN lowest = 0 AND highest = 6 THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    format('definition: H from {} to {} in {} worked examples of the essay', lowest, highest, n),
    'no worked example in this selection'
  ) AS actual,
  highest::DOUBLE AS value,
  lowest::DOUBLE AS low,
  highest::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
