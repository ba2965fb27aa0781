-- title: Median lag of each tier
-- description: Months from the paper to each stage, over the techniques that reached it. Techniques that have
--   not reached a stage are left out, which makes these lags look shorter than they are.
-- claims: waw-tldr-lag, waw-kernel-lag, waw-pred-serving-3y
-- param verified_only boolean = false: Only rows read in their source
SELECT
  tier,
  stage,
  count(*) AS n,
  round(median(lag_months), 1) AS median_months,
  round(quantile_cont(lag_months, 0.25), 1) AS lower_quartile_months,
  round(quantile_cont(lag_months, 0.75), 1) AS upper_quartile_months,
  count(*) FILTER (WHERE evidence = 'seen') AS n_seen
FROM adoption_lags
WHERE stage IN ('framework_upstream', 'serving_stack', 'first_large_model', 'frontier_flagship', 'default')
  AND (evidence = 'seen' OR NOT $verified_only)
GROUP BY tier, stage
ORDER BY
  CASE tier WHEN 'weight_only' THEN 1 WHEN 'kernel' THEN 2 WHEN 'system' THEN 3 WHEN 'training' THEN 4 ELSE 5 END,
  CASE stage
    WHEN 'framework_upstream' THEN 1
    WHEN 'serving_stack' THEN 2
    WHEN 'first_large_model' THEN 3
    WHEN 'frontier_flagship' THEN 4
    ELSE 5
  END
