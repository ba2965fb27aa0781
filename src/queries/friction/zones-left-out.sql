-- title: Techniques without a zone at introduction
-- description: Techniques with a default rating "at introduction" that the figures of this page leave out. rated_late: the
--   rating is as of a day long after the first publication, mostly because the rater was given a later paper or name, so
--   its E could already show adoption. no_date: no first publication is on record. months_late counts calendar months,
--   since some days are known to the month only.
-- param max_months_late number = 3: Ratings at introduction as of more months after it are left out; empty keeps all
-- param verified_only boolean = false: Only rows read in their source
SELECT
  zones.architecture_id,
  architectures.name AS technique,
  architectures.introduced,
  architectures.introduced_precision,
  zones.as_of AS rated_as_of,
  zones.as_of_precision AS rated_as_of_precision,
  date_diff('month', architectures.introduced, zones.as_of) AS months_late,
  CASE WHEN architectures.introduced IS NULL OR zones.as_of IS NULL THEN 'no_date' ELSE 'rated_late' END AS reason,
  zones.h,
  zones.e AS e_introduction,
  zones.zone AS zone_introduction,
  architectures.first_production_date,
  architectures.adoption_2025,
  zones.evidence
FROM zones
JOIN architectures ON architectures.id = zones.architecture_id
WHERE zones.as_of_kind = 'introduction'
  AND zones.is_default
  AND COALESCE(date_diff('month', architectures.introduced, zones.as_of) > COALESCE($max_months_late::DOUBLE, 1e9), TRUE)
  AND (zones.evidence = 'seen' OR NOT $verified_only)
ORDER BY months_late DESC NULLS LAST, zones.architecture_id
