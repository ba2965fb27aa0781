-- title: First event of each stage
-- description: The first event of each stage in each technique's adoption, and as a stage of its own the day on which a
--   second serving stack had it: two_serving_stacks is the first event of another stack than the first one's. A name
--   such as "vLLM / Red Hat" counts as the stack vLLM. A date known only to the month or year is its first day in
--   first_day and its last in last_day; n_events counts the events of the stage.
WITH dated AS (
  SELECT
    *,
    CASE date_precision
      WHEN 'day' THEN date
      WHEN 'month' THEN CAST(date + INTERVAL 1 MONTH AS DATE) - 1
      ELSE CAST(date + INTERVAL 1 YEAR AS DATE) - 1
    END AS last_day,
    split_part(who, ' / ', 1) AS stack
  FROM adoption_events
),
first_of_stage AS (
  SELECT *, count(*) OVER (PARTITION BY technique_id, stage) AS n_events
  FROM dated
  QUALIFY row_number() OVER (PARTITION BY technique_id, stage ORDER BY date, last_day, id) = 1
),
first_of_stack AS (
  SELECT *
  FROM dated
  WHERE stage = 'serving_stack'
  QUALIFY row_number() OVER (PARTITION BY technique_id, stack ORDER BY date, last_day, id) = 1
),
second_stack AS (
  SELECT *
  FROM first_of_stack
  QUALIFY row_number() OVER (PARTITION BY technique_id ORDER BY date, last_day, id) = 2
)
SELECT
  technique_id, tier, stage, id AS event_id, date AS first_day, date_precision AS precision, last_day,
  what, who, n_events, evidence, sources
FROM first_of_stage
UNION ALL
SELECT
  technique_id, tier, 'two_serving_stacks', id, date, date_precision, last_day,
  what, who, 1, evidence, sources
FROM second_stack
