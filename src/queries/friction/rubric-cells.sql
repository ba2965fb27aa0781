-- title: Techniques and adoption in each cell of H and E
-- description: How many techniques have each pair of scores, for the default ratings and for each rater and version of
--   the rubric alone. Adoption is counted only for techniques introduced early enough to have had time for it. A zone
--   rule groups these cells; none of these numbers depends on it.
-- param introduced_before date = 2024-07-01: Adoption is counted for techniques introduced before this day
-- param verified_only boolean = false: Only rows read in their source
WITH sets AS (
  SELECT 'default' AS ratings, 0 AS set_order, * FROM zones WHERE is_default
  UNION ALL
  SELECT rater || '/' || rubric_version AS ratings, rubric_version AS set_order, * FROM zones
)
SELECT
  sets.ratings,
  sets.as_of_kind,
  sets.h,
  sets.e,
  count(*) AS n,
  count(*) FILTER (WHERE sets.evidence = 'seen') AS n_seen,
  count(architectures.adoption_2025) FILTER (WHERE architectures.introduced < $introduced_before::DATE) AS n_known,
  count(*) FILTER (WHERE architectures.adoption_2025 >= 1 AND architectures.introduced < $introduced_before::DATE)
    AS n_adopted,
  count(*) FILTER (WHERE architectures.adoption_2025 >= 2 AND architectures.introduced < $introduced_before::DATE)
    AS n_widely_adopted
FROM sets
JOIN architectures ON architectures.id = sets.architecture_id
WHERE sets.evidence = 'seen' OR NOT $verified_only
GROUP BY sets.ratings, sets.set_order, sets.as_of_kind, sets.h, sets.e
ORDER BY sets.set_order, sets.ratings, sets.as_of_kind DESC, sets.h, sets.e
