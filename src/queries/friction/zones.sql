-- title: Time to adoption, by friction zone at introduction
-- description: Each technique with its zone at introduction (default rating) and how long it was watched for two stages
--   of adoption: first_production (something ran it for users or in a released model) and default (on by default, known
--   only where adoption events were collected). months runs to the stage (reached) or to the end of 2025 (not_reached);
--   it is empty where adoption is on record without a date (undated). Left out are techniques whose rating at
--   introduction is as of a later day, which could know of their adoption: friction/zones-left-out lists them.
-- claims: map-green-speed, map-yellow-speed, map-orange-speed, map-kan-zero
-- param max_months_late number = 3: Ratings at introduction as of more months after it are left out; empty keeps all
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT technique_id, count(*) AS n_events FROM adoption_events WHERE stage <> 'paper' GROUP BY technique_id
)
SELECT
  zones.zone AS zone_introduction,
  adoption_durations.architecture_id,
  architectures.name AS technique,
  architectures.category,
  adoption_durations.stage,
  adoption_durations.status,
  adoption_durations.months,
  adoption_durations.introduced,
  architectures.introduced_precision,
  zones.h,
  zones.e AS e_introduction,
  architectures.adoption_2025,
  COALESCE(events.n_events, 0) AS n_events,
  adoption_durations.evidence
FROM adoption_durations
JOIN architectures ON architectures.id = adoption_durations.architecture_id
JOIN zones
  ON zones.architecture_id = adoption_durations.architecture_id
  AND zones.as_of_kind = 'introduction'
  AND zones.is_default
LEFT JOIN events ON events.technique_id = adoption_durations.architecture_id
WHERE adoption_durations.stage IN ('first_production', 'default')
  AND date_diff('month', architectures.introduced, zones.as_of) <= COALESCE($max_months_late::DOUBLE, 1e9)
  AND (adoption_durations.evidence = 'seen' OR NOT $verified_only)
ORDER BY
  CASE zones.zone WHEN 'green' THEN 1 WHEN 'yellow' THEN 2 WHEN 'orange' THEN 3 ELSE 4 END,
  adoption_durations.stage DESC,
  adoption_durations.months NULLS LAST,
  adoption_durations.architecture_id
