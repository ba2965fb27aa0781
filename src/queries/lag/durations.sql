-- title: Time to each stage of adoption
-- description: How long each technique was watched for each stage of its adoption: the rows behind the curves. months
--   counts from the event that starts the clock to the stage (reached) or to the as-of date (waiting); it is empty where
--   a technique is known to be standard but no date is on record (undated). A stage that came before the clock started
--   counts as 0 months; lag_months keeps its sign. Techniques without a dated start are left out.
-- claims: waw-tldr-lag, waw-lag-buckets, waw-kernel-lag, waw-pred-kernel-2y, waw-pred-serving-3y, waw-fals-kernel
-- param clock text = paper: What starts the clock, paper or reference_code
-- param as_of date = 2025-12-31: Last day that counts; what came later is not yet known
-- param stage text = null: One stage only; without it all stages
-- param verified_only boolean = false: Only rows read in their source
WITH started AS (
  SELECT * FROM adoption_stages WHERE stage = $clock AND first_day <= $as_of::DATE
),
papers AS (
  SELECT technique_id, year(first_day) AS paper_year FROM adoption_stages WHERE stage = 'paper'
),
stages(stage, place) AS (
  VALUES
    ('framework_upstream', 1), ('serving_stack', 2), ('two_serving_stacks', 3),
    ('first_large_model', 4), ('frontier_flagship', 5), ('default', 6)
),
watched AS (
  SELECT
    started.tier,
    started.technique_id,
    architectures.name AS technique,
    stages.stage,
    stages.place,
    CASE
      WHEN reached.first_day IS NOT NULL THEN 'reached'
      WHEN stages.stage = 'default' AND dated.first_day IS NULL AND architectures.adoption_2025 = 3 THEN 'undated'
      ELSE 'waiting'
    END AS status,
    started.first_day AS started,
    started.precision AS started_precision,
    reached.first_day AS reached,
    reached.precision AS reached_precision,
    date_diff('day', started.first_day, COALESCE(reached.first_day, $as_of::DATE)) / 30.4375 AS watched_months,
    papers.paper_year,
    CASE
      WHEN reached.evidence IS NULL OR reached.evidence = 'seen' THEN started.evidence
      WHEN started.evidence = 'disputed' THEN 'disputed'
      ELSE reached.evidence
    END AS evidence,
    COALESCE(reached.sources, started.sources) AS sources
  FROM started
  JOIN architectures ON architectures.id = started.technique_id
  CROSS JOIN stages
  LEFT JOIN papers ON papers.technique_id = started.technique_id
  LEFT JOIN adoption_stages AS dated ON dated.technique_id = started.technique_id AND dated.stage = stages.stage
  LEFT JOIN adoption_stages AS reached
    ON reached.technique_id = started.technique_id
    AND reached.stage = stages.stage
    AND reached.first_day <= $as_of::DATE
)
SELECT
  tier,
  technique_id,
  technique,
  stage,
  status,
  CASE WHEN status <> 'undated' THEN greatest(0, round(watched_months, 1)) END AS months,
  CASE WHEN status = 'reached' THEN round(watched_months, 1) END AS lag_months,
  started,
  started_precision,
  reached,
  reached_precision,
  paper_year,
  evidence,
  sources
FROM watched
WHERE ($stage::VARCHAR IS NULL OR stage = $stage::VARCHAR)
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY
  CASE tier WHEN 'weight_only' THEN 1 WHEN 'kernel' THEN 2 WHEN 'system' THEN 3 WHEN 'training' THEN 4 ELSE 5 END,
  place,
  months NULLS LAST,
  technique_id
