-- title: Is mixture of experts orange or yellow?
-- description: The default zone of every mixture-of-experts technique at its introduction and at the end of 2025.
-- claims: map-moe-orange, com-moe-orange, map-ex-mixtral
-- param verified_only boolean = false: Only rows read in their source
SELECT
  friction_over_time.architecture_id,
  architectures.name,
  friction_over_time.introduced,
  friction_over_time.introduced_precision,
  friction_over_time.h,
  friction_over_time.e_introduction,
  friction_over_time.zone_introduction,
  friction_over_time.e_2025,
  friction_over_time.zone_2025,
  friction_over_time.evidence
FROM friction_over_time
JOIN architectures ON architectures.id = friction_over_time.architecture_id
WHERE architectures.category = 'moe-routing'
  AND (friction_over_time.evidence = 'seen' OR NOT $verified_only)
ORDER BY friction_over_time.introduced, friction_over_time.architecture_id
