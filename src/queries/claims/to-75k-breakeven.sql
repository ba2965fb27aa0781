-- title: Queries a month that pay for a hosted orchestrator
-- description: The model break-even divides the rent of one H100 for 730 hours by what the orchestrator saves on one HLE
--   query against GPT-5, at each rent of 2025 and 2026 on record. Engineering, which no row prices, and further GPUs
--   only add to the fixed cost, so this bounds break-even from below. Reproduced where the range of bounds holds 75,000
--   within 20%, contradicted where all of it lies above 90,000, else unsupported: a bound below the claim leaves it
--   open. Also unsupported where no saving is on record or none of rent and saving was read in its source. The value is
--   the bound at the median rent, low and high the range. The bet of this name tries 1 to 16 GPUs and takes 37,500 to
--   150,000 for about 75,000.
-- claims: to-75k-breakeven
-- param verified_only boolean = false: Only rows read in their source
WITH results AS (
  SELECT outcome.value, outcome.low, outcome.high, outcome.inputs
  FROM model_results AS outcome
  JOIN orchestration_facts AS rent ON outcome.scenario = rent.id || '.1-gpu'
  WHERE outcome.model = 'break-even'
    AND outcome.quantity = 'queries-per-month'
    AND rent.date >= DATE '2025-01-01'
    AND (outcome.evidence = 'seen' OR NOT $verified_only)
),
bounds AS (
  SELECT median(bound) AS middle, min(bound) AS least, max(bound) AS most
  FROM (SELECT unnest([low, high]) AS bound FROM results) AS ends
),
implied AS (
  SELECT median(value) AS usd
  FROM model_results
  WHERE model = 'break-even'
    AND quantity = 'other-cost-for-75000'
    AND (evidence = 'seen' OR NOT $verified_only)
    AND scenario IN (SELECT id || '.1-gpu' FROM orchestration_facts WHERE date >= DATE '2025-01-01')
),
keys AS (SELECT DISTINCT unnest(inputs) AS key FROM results),
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
    WHEN n_seen = 0 OR least IS NULL THEN 'unsupported'
    WHEN least <= 90000 AND most >= 60000 THEN 'reproduced'
    WHEN least > 90000 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  CASE
    WHEN least IS NULL THEN 'no rent and saving in this selection'
    ELSE format('{:.0f} to {:.0f} queries a month for the rent alone', least, most)
      || COALESCE(format('; 75,000 would take {:.0f} USD a month of other fixed cost', usd), '')
  END AS actual,
  round(middle)::DOUBLE AS value,
  round(least)::DOUBLE AS low,
  round(most)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM bounds
CROSS JOIN implied
CROSS JOIN used
