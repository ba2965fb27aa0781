-- title: Techniques to compare a score with
-- description: Every technique with its default scores at introduction, what became of it by the end of 2025, and who
--   has rated it. The scores are empty where nobody has rated it as of its introduction.
-- param verified_only boolean = false: Only rows read in their source
WITH production AS (
  SELECT architecture_id, months FROM adoption_durations WHERE stage = 'first_production' AND status = 'reached'
),
raters AS (
  SELECT architecture_id, list_sort(list(DISTINCT rater || '/' || rubric_version)) AS raters
  FROM ratings
  WHERE as_of_kind = 'introduction'
  GROUP BY architecture_id
)
SELECT
  architectures.id,
  architectures.name,
  COALESCE(architectures.aliases, []) AS aliases,
  architectures.category,
  architectures.introduced,
  architectures.introduced_precision,
  architectures.paper,
  architectures.arxiv,
  architectures.org,
  architectures.one_line,
  ratings.ga,
  ratings.mal,
  ratings.par,
  ratings.sti,
  ratings.im,
  ratings.rubric_version,
  architectures.adoption_2025,
  architectures.first_production,
  production.months AS months_to_production,
  zones.zone AS zone_2025,
  COALESCE(raters.raters, []) AS raters,
  architectures.evidence
FROM architectures
LEFT JOIN ratings
  ON ratings.architecture_id = architectures.id AND ratings.as_of_kind = 'introduction' AND ratings.is_default
LEFT JOIN zones ON zones.architecture_id = architectures.id AND zones.as_of_kind = '2025' AND zones.is_default
LEFT JOIN production ON production.architecture_id = architectures.id
LEFT JOIN raters ON raters.architecture_id = architectures.id
WHERE NOT $verified_only OR architectures.evidence = 'seen'
ORDER BY architectures.id
