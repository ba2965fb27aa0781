-- title: Months from paper to production and to default
-- description: How long each scored technique was watched for two stages of adoption, with its default scores at
--   introduction. status is reached, not_reached by the end of 2025 (censored), or undated.
-- param verified_only boolean = false: Only rows read in their source
SELECT
  adoption_durations.architecture_id,
  architectures.name,
  adoption_durations.stage,
  adoption_durations.introduced,
  adoption_durations.status,
  adoption_durations.months,
  ratings.ga,
  ratings.mal,
  ratings.par,
  ratings.sti,
  ratings.im,
  adoption_durations.evidence
FROM adoption_durations
JOIN architectures ON architectures.id = adoption_durations.architecture_id
JOIN ratings
  ON ratings.architecture_id = architectures.id AND ratings.as_of_kind = 'introduction' AND ratings.is_default
WHERE adoption_durations.stage IN ('first_production', 'default')
  AND (NOT $verified_only OR adoption_durations.evidence = 'seen')
ORDER BY adoption_durations.stage, adoption_durations.architecture_id
