-- title: From publication to standard practice
-- description: First date of each stage of adoption and months from the paper, grouped by what adoption asks of a stack.
--   A lag below zero means that the stage came before the paper. An empty stage was not reached, or no event is on record.
-- claims: waw-tldr-lag, waw-lag-buckets, waw-flash-lag-24, waw-gqa-lag-12, waw-moe-lag-36
-- param verified_only boolean = false: Only rows read in their source
SELECT
  tier,
  technique_id,
  technique,
  min(paper_date) AS paper,
  max(paper_date_precision) AS paper_precision,
  min(stage_date) FILTER (WHERE stage = 'library') AS library,
  min(lag_months) FILTER (WHERE stage = 'library') AS months_to_library,
  min(stage_date) FILTER (WHERE stage = 'framework_upstream') AS framework,
  min(lag_months) FILTER (WHERE stage = 'framework_upstream') AS months_to_framework,
  min(stage_date) FILTER (WHERE stage = 'serving_stack') AS serving_stack,
  min(lag_months) FILTER (WHERE stage = 'serving_stack') AS months_to_serving_stack,
  min(stage_date) FILTER (WHERE stage = 'first_large_model') AS first_large_model,
  min(lag_months) FILTER (WHERE stage = 'first_large_model') AS months_to_first_large_model,
  min(stage_date) FILTER (WHERE stage = 'frontier_flagship') AS flagship,
  min(lag_months) FILTER (WHERE stage = 'frontier_flagship') AS months_to_flagship,
  min(stage_date) FILTER (WHERE stage = 'default') AS on_by_default,
  min(lag_months) FILTER (WHERE stage = 'default') AS months_to_default,
  max(evidence) FILTER (WHERE stage = 'default') AS default_evidence,
  max(evidence) FILTER (WHERE stage = 'frontier_flagship') AS flagship_evidence,
  CASE WHEN bool_and(evidence = 'seen') THEN 'seen' ELSE 'recalled' END AS evidence
FROM adoption_lags
WHERE evidence = 'seen' OR NOT $verified_only
GROUP BY tier, technique_id, technique
ORDER BY
  CASE tier WHEN 'weight_only' THEN 1 WHEN 'kernel' THEN 2 WHEN 'system' THEN 3 WHEN 'training' THEN 4 ELSE 5 END,
  paper,
  technique_id
