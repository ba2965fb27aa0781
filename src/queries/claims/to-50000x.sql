-- title: How far one query's cost can be driven up
-- description: Read in two ways, as the claim says "can". By arithmetic: the highest round limit of the published
--   scripts times the dearest output price over the cheapest price, that is, the costliest run over one cheapest call
--   of equal tokens. By demonstration: the largest cost amplification measured, bounds and the essay's own claim left
--   out. Reproduced where both reach 50,000, contradicted where neither does, mixed where they differ; unsupported
--   where nothing was read in its source. Against a query of usual length the bound is smaller, with longer outputs
--   larger. The value is the bound, low the demonstrated figure, high the bound.
-- claims: to-50000x
-- param verified_only boolean = false: Only rows read in their source
WITH facts AS (
  SELECT id, quantity, value_low, value_high, unit, evidence
  FROM orchestration_facts
  WHERE evidence = 'seen' OR NOT $verified_only
),
rounds AS (
  SELECT id, value_high AS figure, evidence FROM facts WHERE id IN ('max-rounds-hle', 'max-steps-tau2')
),
prices AS (
  SELECT id, value_low, value_high, evidence
  FROM facts
  WHERE id LIKE 'price-%-script' AND unit = 'USD per million tokens'
),
shown AS (
  SELECT id, COALESCE(value_high, value_low) AS figure, evidence FROM facts WHERE quantity = 'cost amplification'
),
bounded AS (
  SELECT
    rounds_max * dearest / cheapest AS bound,
    rounds_max,
    dearest / cheapest AS price_ratio
  FROM (SELECT max(figure) AS rounds_max FROM rounds) AS r
  CROSS JOIN (SELECT max(value_high) AS dearest, min(value_low) AS cheapest FROM prices) AS p
),
demonstrated AS (
  SELECT max(figure) AS most, count(*) FILTER (WHERE evidence = 'seen') AS n_seen FROM shown
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('orchestration_facts:' || id)), 1, 12) AS keys
  FROM (
    SELECT id, evidence FROM rounds
    UNION ALL
    SELECT id, evidence FROM prices
    UNION ALL
    SELECT id, evidence FROM shown
  ) AS rows_used
)
SELECT
  CASE
    WHEN used.n_seen = 0 OR bound IS NULL OR most IS NULL THEN 'unsupported'
    WHEN bound >= 50000 AND most >= 50000 THEN 'reproduced'
    WHEN bound < 50000 AND most < 50000 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    format('bound {:.0f}x ({:.0f} rounds times a price ratio of {:.0f})', bound, rounds_max, price_ratio),
    'no bound in this selection'
  )
    || COALESCE(format('; largest attack shown {:.0f}x', most), '; no attack on record') AS actual,
  round(bound)::DOUBLE AS value,
  round(least(most, bound))::DOUBLE AS low,
  round(greatest(most, bound))::DOUBLE AS high,
  used.n::INTEGER AS n,
  used.n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM bounded
CROSS JOIN demonstrated
CROSS JOIN used
