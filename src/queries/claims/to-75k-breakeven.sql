-- title: Queries a month that pay for a hosted orchestrator
-- description: Rent of one H100 for 730 hours, at each rent of 2025 and 2026 on record, over the cost that the
--   orchestrator saves on one HLE query against GPT-5. Engineering, which no row prices, only adds to the fixed cost,
--   so this bounds break-even from below. Reproduced where the range of bounds holds 75,000 within 20%, contradicted
--   where all of it lies above 90,000, else unsupported: a bound below the claim leaves it open. Also unsupported
--   where no saving is on record or none of rent and saving was read in its source. The value is the bound at the
--   median rent, low and high the range.
-- claims: to-75k-breakeven
-- param verified_only boolean = false: Only rows read in their source
WITH facts AS (
  SELECT id, value_low, value_high, unit, date, evidence
  FROM orchestration_facts
  WHERE evidence = 'seen' OR NOT $verified_only
),
rents AS (
  SELECT id, unnest([value_low, value_high]) AS usd_per_hour, evidence
  FROM facts
  WHERE unit = 'USD per H100-hour' AND date >= DATE '2025-01-01'
),
costs AS (
  SELECT id, value_low AS usd, evidence FROM facts WHERE id IN ('hle-cost-gpt5', 'hle-cost-orch')
),
saving AS (
  SELECT max(usd) FILTER (WHERE id = 'hle-cost-gpt5') - max(usd) FILTER (WHERE id = 'hle-cost-orch') AS usd FROM costs
),
bounds AS (
  SELECT
    median(730 * usd_per_hour / usd) AS middle,
    min(730 * usd_per_hour / usd) AS least,
    max(730 * usd_per_hour / usd) AS most,
    max(usd) * 75000 AS implied_usd
  FROM rents
  CROSS JOIN saving
),
used AS (
  SELECT
    count(DISTINCT id) AS n,
    count(DISTINCT id) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list(DISTINCT 'orchestration_facts:' || id)), 1, 12) AS keys
  FROM (SELECT id, evidence FROM rents UNION ALL SELECT id, evidence FROM costs) AS rows_used
)
SELECT
  CASE
    WHEN n_seen = 0 OR least IS NULL THEN 'unsupported'
    WHEN least <= 90000 AND most >= 60000 THEN 'reproduced'
    WHEN least > 90000 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE(format('{:.0f} to {:.0f} queries a month for the rent alone; 75,000 would mean {:.0f} USD of fixed cost a month',
    least, most, implied_usd), 'no rent and saving in this selection') AS actual,
  round(middle)::DOUBLE AS value,
  round(least)::DOUBLE AS low,
  round(most)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM bounds
CROSS JOIN used
