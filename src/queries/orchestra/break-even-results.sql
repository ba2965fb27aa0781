-- title: Break-even at each rent on record
-- description: Results of the model break-even: queries a month from which a hosted orchestrator costs less than GPT-5
--   alone, by rent and number of GPUs, with the ends of a rent's range. Nothing but rent is counted as fixed cost.
-- claims: to-75k-breakeven
-- param verified_only boolean = false: Only rows read in their source
SELECT
  facts.id AS rent,
  facts.context,
  facts.date,
  facts.date_precision,
  facts.value_low AS usd_low,
  facts.value_high AS usd_high,
  CAST(regexp_extract(results.scenario, '\.(\d+)-gpu$', 1) AS INTEGER) AS gpus,
  results.value AS queries,
  results.low AS queries_low,
  results.high AS queries_high,
  facts.sources,
  results.evidence
FROM model_results AS results
JOIN orchestration_facts AS facts ON facts.id = regexp_extract(results.scenario, '^(.*)\.[^.]*$', 1)
WHERE results.model = 'break-even'
  AND results.quantity = 'queries-per-month'
  AND (results.evidence = 'seen' OR NOT $verified_only)
ORDER BY facts.date, facts.id, gpus
