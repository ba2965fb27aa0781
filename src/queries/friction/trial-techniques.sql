-- title: Techniques on trial
-- description: One row for each rated technique: its scores when it was introduced, by its default rating, how its own
--   paper's small-scale result compares, and what became of it by the end of 2025. Scores for 2025 are left out on
--   purpose: they already hold the outcome. rated_months_late tells how long after the introduction the scored date
--   lies, where a rater was given a later paper's date.
-- claims: waw-claim1-hw-beats-bench
-- param verified_only boolean = false: Only rows read in their source
SELECT
  architectures.id AS architecture_id,
  architectures.name,
  architectures.category,
  architectures.introduced,
  round(date_diff('day', architectures.introduced, zones.as_of) / 30.4375, 1) AS rated_months_late,
  zones.rubric_version,
  zones.h,
  zones.e,
  zones.zone,
  CASE WHEN architectures.paper_small_scale_result <> 'not_compared' THEN architectures.paper_small_scale_result END
    AS small_scale_result,
  architectures.adoption_2025,
  adoption_durations.status,
  adoption_durations.months,
  architectures.evidence
FROM architectures
JOIN zones ON zones.architecture_id = architectures.id AND zones.as_of_kind = 'introduction' AND zones.is_default
LEFT JOIN adoption_durations
  ON adoption_durations.architecture_id = architectures.id AND adoption_durations.stage = 'first_production'
WHERE architectures.introduced IS NOT NULL
  AND architectures.adoption_2025 IS NOT NULL
  AND (architectures.evidence = 'seen' OR NOT $verified_only)
ORDER BY architectures.id
