-- title: How far one query's cost can be driven up
-- description: Read in two ways, as the claim says "can". By arithmetic: the model query-cost lets a run call the dearest
--   model of the published scripts in every round up to a round limit and compares it with one call of the cheapest, by
--   output tokens alone, with the mean tokens on record, and with prompts that grow; the greatest ratio is the bound. By
--   demonstration: the largest cost amplification measured, bounds and the essay's own claim left out. Reproduced where
--   both reach 50,000, contradicted where neither does, mixed where they differ; unsupported where nothing was read in
--   its source. Against an ordinary query, by the median, the same runs come to less, as the finding says. The value is
--   the bound, low the demonstrated figure, high the bound. The bet of this name asks for a demonstration as well, and
--   bounds by output tokens alone.
-- claims: to-50000x
-- param verified_only boolean = false: Only rows read in their source
WITH results AS (
  SELECT scenario, quantity, value, inputs
  FROM model_results
  WHERE model = 'query-cost' AND (evidence = 'seen' OR NOT $verified_only)
),
bounds AS (
  SELECT
    max(value) FILTER (WHERE quantity = 'times-cheapest-call') AS bound,
    min(value) FILTER (WHERE quantity = 'times-cheapest-call') AS least_bound,
    count(*) FILTER (WHERE quantity = 'times-cheapest-call') AS n_settings,
    count(*) FILTER (WHERE quantity = 'times-cheapest-call' AND value >= 50000) AS n_reaching,
    max(value) FILTER (WHERE quantity = 'times-median-query') AS over_median
  FROM results
),
shown AS (
  SELECT id, COALESCE(value_high, value_low) AS figure, evidence
  FROM orchestration_facts
  WHERE quantity = 'cost amplification' AND (evidence = 'seen' OR NOT $verified_only)
),
demonstrated AS (SELECT max(figure) AS most FROM shown),
keys AS (
  SELECT DISTINCT unnest(inputs) AS key FROM results
  UNION
  SELECT 'orchestration_facts:' || id FROM shown
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE facts.evidence = 'seen') AS n_seen,
    list_slice(list_sort(list(key)), 1, 12) AS decisive
  FROM keys
  JOIN orchestration_facts AS facts ON key = 'orchestration_facts:' || facts.id
)
SELECT
  CASE
    WHEN n_seen = 0 OR bound IS NULL OR most IS NULL THEN 'unsupported'
    WHEN bound >= 50000 AND most >= 50000 THEN 'reproduced'
    WHEN bound < 50000 AND most < 50000 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    format('{:.0f}x to {:.0f}x one cheapest call, 50,000x in {} of {} settings', least_bound, bound, n_reaching, n_settings),
    'no bound in this selection'
  )
    || COALESCE(format('; at most {:.0f}x the median query', over_median), '')
    || COALESCE(format('; largest attack shown {:.0f}x', most), '; no attack on record') AS actual,
  round(bound)::DOUBLE AS value,
  round(least(most, bound))::DOUBLE AS low,
  round(greatest(most, bound))::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM bounds
CROSS JOIN demonstrated
CROSS JOIN used
