-- title: The friction map
-- description: H and E of every scored technique at introduction and at the end of 2025, by its default rating.
-- param verified_only boolean = false: Only rows read in their source
SELECT
  architectures.id,
  architectures.name,
  architectures.category,
  architectures.one_line,
  architectures.introduced,
  architectures.introduced_precision,
  friction_over_time.h,
  friction_over_time.e_introduction,
  friction_over_time.e_2025,
  friction_over_time.zone_introduction,
  friction_over_time.zone_2025,
  architectures.adoption_2025,
  architectures.evidence
FROM friction_over_time
JOIN architectures ON architectures.id = friction_over_time.architecture_id
WHERE architectures.evidence = 'seen' OR NOT $verified_only
ORDER BY architectures.id
