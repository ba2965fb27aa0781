-- title: Techniques with their zones and fates
-- description: Every dated technique with its zone when it was introduced and at the end of 2025, by its default
--   rating, and how widely it was adopted by then. Techniques without a rating or a known adoption stay, with those
--   cells empty.
-- param verified_only boolean = false: Only rows read in their source
SELECT
  architectures.id AS technique_id,
  architectures.name AS technique,
  architectures.category AS family,
  architectures.introduced,
  architectures.introduced_precision,
  friction_over_time.zone_introduction,
  friction_over_time.zone_2025,
  architectures.adoption_2025,
  architectures.one_line,
  architectures.first_production,
  architectures.first_production_date,
  architectures.first_production_date_precision,
  architectures.evidence,
  architectures.sources
FROM architectures
LEFT JOIN friction_over_time ON friction_over_time.architecture_id = architectures.id
WHERE architectures.introduced IS NOT NULL AND (architectures.evidence = 'seen' OR NOT $verified_only)
ORDER BY architectures.introduced, architectures.id
