-- title: Adoption durations
-- description: How long each technique was watched for each stage of its adoption, and whether it got there by the end
--   of 2025: the form that Kaplan–Meier estimates need. first_production is known for every technique; default and
--   frontier_flagship only for those whose events were collected. months counts from the introduction to the stage
--   (reached) or to the end of 2025 (not_reached); it is empty where adoption is on record but its date is not
--   (undated). A stage that came before the introduction counts as 0 months.
WITH cutoff AS (SELECT DATE '2025-12-31' AS day),
first_dates AS (
  SELECT
    technique_id AS architecture_id,
    stage,
    min(date) AS reached_on,
    bool_and(evidence = 'seen') AS seen
  FROM adoption_events, cutoff
  WHERE date <= cutoff.day
  GROUP BY technique_id, stage
),
watched AS (
  SELECT
    id AS architecture_id,
    'first_production' AS stage,
    introduced,
    first_production_date AS reached_on,
    COALESCE(adoption_2025, 0) > 0 AS adopted,
    evidence = 'seen' AS seen
  FROM architectures
  WHERE adoption_2025 IS NOT NULL
  UNION ALL
  SELECT
    architectures.id,
    stages.stage,
    COALESCE(architectures.introduced, paper.reached_on),
    reached.reached_on,
    stages.stage = 'default' AND COALESCE(architectures.adoption_2025, 0) = 3,
    COALESCE(reached.seen, architectures.evidence = 'seen')
  FROM architectures
  JOIN first_dates AS paper ON paper.architecture_id = architectures.id AND paper.stage = 'paper'
  CROSS JOIN (SELECT unnest(['default', 'frontier_flagship']) AS stage) AS stages
  LEFT JOIN first_dates AS reached ON reached.architecture_id = architectures.id AND reached.stage = stages.stage
),
decided AS (
  SELECT
    watched.*,
    cutoff.day AS cutoff,
    CASE
      WHEN reached_on <= cutoff.day THEN 'reached'
      WHEN reached_on IS NULL AND adopted THEN 'undated'
      ELSE 'not_reached'
    END AS status
  FROM watched, cutoff
  WHERE introduced <= cutoff.day
)
SELECT
  architecture_id,
  stage,
  introduced,
  CASE status WHEN 'reached' THEN reached_on END AS reached_on,
  status,
  CASE status
    WHEN 'reached' THEN greatest(0, round(date_diff('day', introduced, reached_on) / 30.4375, 1))
    WHEN 'not_reached' THEN round(date_diff('day', introduced, cutoff) / 30.4375, 1)
  END AS months,
  CASE WHEN seen THEN 'seen' ELSE 'recalled' END AS evidence
FROM decided
