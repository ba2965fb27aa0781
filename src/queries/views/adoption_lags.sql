-- title: Adoption lags
-- description: Months from a technique's first paper to the first event of each other stage; below zero where code or a
--   product came before the paper. A date known only
--   to the month or year stands for its first day in lag_months; lag_months_low and lag_months_high bound what it may be.
SELECT
  reached.technique_id,
  architectures.name AS technique,
  reached.tier,
  reached.stage,
  paper.event_id AS paper_event_id,
  paper.first_day AS paper_date,
  paper.precision AS paper_date_precision,
  reached.event_id AS stage_event_id,
  reached.first_day AS stage_date,
  reached.precision AS stage_date_precision,
  round(date_diff('day', paper.first_day, reached.first_day) / 30.4375, 1) AS lag_months,
  round(date_diff('day', paper.last_day, reached.first_day) / 30.4375, 1) AS lag_months_low,
  round(date_diff('day', paper.first_day, reached.last_day) / 30.4375, 1) AS lag_months_high,
  reached.n_events,
  CASE
    WHEN paper.evidence = 'seen' AND reached.evidence = 'seen' THEN 'seen'
    WHEN paper.evidence = 'disputed' OR reached.evidence = 'disputed' THEN 'disputed'
    ELSE 'recalled'
  END AS evidence
FROM adoption_stages AS reached
JOIN adoption_stages AS paper ON paper.technique_id = reached.technique_id AND paper.stage = 'paper'
JOIN architectures ON architectures.id = reached.technique_id
WHERE reached.stage NOT IN ('paper', 'two_serving_stacks')
