-- title: The costliest query that the published scripts allow
-- description: Results of the model query-cost: a run that calls the dearest model in every round up to a cap, over one
--   call of the cheapest model, over the mean and over the median ordinary query. A row for each cap on rounds and each
--   reading of the tokens of a call.
-- claims: to-50000x
-- param verified_only boolean = false: Only rows read in their source
SELECT
  regexp_extract(scenario, '^(.*)\.[^.]*$', 1) AS cap,
  regexp_extract(scenario, '\.([^.]*)$', 1) AS tokens,
  max(value) FILTER (WHERE quantity = 'times-cheapest-call') AS times_cheapest_call,
  max(value) FILTER (WHERE quantity = 'times-mean-query') AS times_mean_query,
  max(value) FILTER (WHERE quantity = 'times-median-query') AS times_median_query,
  min(evidence) AS evidence
FROM model_results
WHERE model = 'query-cost' AND (evidence = 'seen' OR NOT $verified_only)
GROUP BY cap, tokens
ORDER BY cap, tokens
