-- title: Events of mixtures of experts
-- description: Dated events of mixtures of experts to the end of 2025, the dates of the first paper and of Switch, and
--   the flagships and serving stacks in the order of their dates.
events AS (
  SELECT id, stage, date, what, who, evidence
  FROM adoption_events
  WHERE technique_id = 'sparsely-gated-moe'
    AND date <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
papers AS (
  SELECT
    min(date) FILTER (WHERE what ILIKE 'switch%') AS switch_date,
    min(date) AS first_date
  FROM events
  WHERE stage = 'paper'
),
firsts AS (
  SELECT *, row_number() OVER (PARTITION BY stage ORDER BY date, id) AS place
  FROM (
    SELECT *
    FROM events
    WHERE stage IN ('frontier_flagship', 'serving_stack')
    QUALIFY row_number() OVER (PARTITION BY stage, who ORDER BY date, id) = 1
  ) AS first_of_each
)
