-- title: What is on record of each stage
-- description: Events of each stage, the techniques that have one, and how many of the first dates were read in their
--   source. Few read dates make a stage's times uncertain, however many techniques they rest on.
SELECT
  stage,
  count(*) AS n_techniques,
  sum(n_events)::INTEGER AS n_events,
  count(*) FILTER (WHERE evidence = 'seen') AS n_first_seen,
  min(first_day) AS first_on_record,
  max(first_day) AS last_first_day
FROM adoption_stages
GROUP BY stage
ORDER BY
  CASE stage
    WHEN 'paper' THEN 1
    WHEN 'reference_code' THEN 2
    WHEN 'library' THEN 3
    WHEN 'framework_upstream' THEN 4
    WHEN 'serving_stack' THEN 5
    WHEN 'two_serving_stacks' THEN 6
    WHEN 'first_large_model' THEN 7
    WHEN 'frontier_flagship' THEN 8
    WHEN 'default' THEN 9
    ELSE 10
  END
