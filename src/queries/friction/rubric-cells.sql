-- title: Techniques and adoption in each cell of H and E
-- description: How many techniques have each pair of scores, for the default ratings and for each rater and version of
--   the rubric alone. Adoption is counted only for techniques introduced early enough to have had time for it, and at
--   introduction only by ratings as of then: n_rated_late counts those that are as of more than max_months_late later,
--   when adoption could already show in them. A zone rule groups these cells; none of these numbers depends on it.
-- param introduced_before date = 2024-07-01: Adoption is counted for techniques introduced before this day
-- param max_months_late number = 3: Adoption is counted for ratings at introduction as of at most so many months after it
-- param verified_only boolean = false: Only rows read in their source
WITH dated AS (
  SELECT
    zones.*,
    architectures.adoption_2025,
    architectures.introduced < $introduced_before::DATE AS is_early,
    zones.as_of_kind = 'introduction'
      AND date_diff('month', architectures.introduced, zones.as_of) > COALESCE($max_months_late::DOUBLE, 1e9)
      AS is_rated_late
  FROM zones
  JOIN architectures ON architectures.id = zones.architecture_id
),
sets AS (
  SELECT 'default' AS ratings, 0 AS set_order, * FROM dated WHERE is_default
  UNION ALL
  SELECT rater || '/' || rubric_version AS ratings, rubric_version AS set_order, * FROM dated
)
SELECT
  sets.ratings,
  sets.as_of_kind,
  sets.h,
  sets.e,
  count(*) AS n,
  count(*) FILTER (WHERE sets.evidence = 'seen') AS n_seen,
  count(*) FILTER (WHERE adoption_2025 IS NOT NULL AND is_early AND is_rated_late) AS n_rated_late,
  count(*) FILTER (WHERE adoption_2025 IS NOT NULL AND is_early AND NOT is_rated_late) AS n_known,
  count(*) FILTER (WHERE adoption_2025 >= 1 AND is_early AND NOT is_rated_late) AS n_adopted,
  count(*) FILTER (WHERE adoption_2025 >= 2 AND is_early AND NOT is_rated_late) AS n_widely_adopted
FROM sets
WHERE sets.evidence = 'seen' OR NOT $verified_only
GROUP BY sets.ratings, sets.set_order, sets.as_of_kind, sets.h, sets.e
ORDER BY sets.set_order, sets.ratings, sets.as_of_kind DESC, sets.h, sets.e
