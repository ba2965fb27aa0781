-- title: Friction over time
-- description: Each technique's default rating at introduction beside the one for the end of 2025. H is the same in
--   both; E moves as frameworks and serving stacks take a technique up.
SELECT
  late.architecture_id,
  late.rater,
  late.rubric_version,
  early.as_of AS introduced,
  early.as_of_precision AS introduced_precision,
  late.h,
  early.e AS e_introduction,
  late.e AS e_2025,
  early.zone AS zone_introduction,
  late.zone AS zone_2025,
  late.e - early.e AS e_gain,
  early.zone <> late.zone AS zone_moved,
  late.evidence
FROM zones AS late
JOIN zones AS early
  ON early.architecture_id = late.architecture_id
  AND early.rater = late.rater
  AND early.rubric_version = late.rubric_version
  AND early.as_of_kind = 'introduction'
WHERE late.as_of_kind = '2025' AND late.is_default
