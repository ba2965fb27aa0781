-- title: Techniques whose E moved
-- description: Every technique whose ecosystem score E differs between its introduction and the end of 2025, largest
--   gain first. H cannot move, so every change of zone is a change of E. Left out are the techniques of
--   friction/zones-left-out.
-- param max_months_late number = 3: Ratings at introduction as of more months after it are left out; empty keeps all
-- param verified_only boolean = false: Only rows read in their source
-- param search text = null: Part of a technique's name
SELECT
  friction_over_time.architecture_id,
  architectures.name AS technique,
  architectures.introduced,
  architectures.introduced_precision,
  h,
  e_introduction,
  e_2025,
  e_gain,
  zone_introduction,
  zone_2025,
  architectures.adoption_2025,
  friction_over_time.evidence
FROM friction_over_time
JOIN architectures ON architectures.id = friction_over_time.architecture_id
WHERE e_gain <> 0
  AND date_diff('month', architectures.introduced, friction_over_time.introduced) <= COALESCE($max_months_late::DOUBLE, 1e9)
  AND (friction_over_time.evidence = 'seen' OR NOT $verified_only)
  AND ($search::VARCHAR IS NULL OR contains(lower(architectures.name), lower($search::VARCHAR)))
ORDER BY e_gain DESC, friction_over_time.architecture_id
