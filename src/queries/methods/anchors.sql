-- title: Worked examples
-- description: The four techniques that the essay scores, by every rater, as of the end of 2025.
SELECT
  zones.architecture_id,
  architectures.name,
  zones.rater,
  zones.rubric_version,
  zones.is_default,
  zones.h,
  zones.e,
  zones.zone
FROM zones
JOIN architectures ON architectures.id = zones.architecture_id
WHERE zones.as_of_kind = '2025'
  AND zones.architecture_id IN ('flashattention', 'coarse-top2-moe', 'falcon-mamba-7b', 'kan')
ORDER BY zones.h + zones.e DESC, zones.architecture_id, zones.rater
