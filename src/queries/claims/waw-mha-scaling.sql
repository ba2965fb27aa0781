-- title: How multi-head attention grows with heads and length
-- description: Elasticity is the percent by which a cost grows when its cause grows by one percent. The model
--   attention-growth computes it for each multi-head model of known geometry: with twice the length, with twice the
--   heads each as wide, and with twice the heads each half as wide, as models of one width are built. Six parts, each
--   within 0.2 in the median: operations and stored scores 2 in length, both 1 in heads each as wide, both 1 in heads
--   at equal width. Reproduced where all hold, mixed where some do, contradicted where none does; unsupported below 5
--   models. A fused kernel stores no scores, which the claim leaves out. The value is the elasticity of operations in
--   heads at equal width, low and high its range.
-- claims: waw-mha-scaling
-- param verified_only boolean = false: Only rows read in their source
WITH results AS (
  SELECT id, scenario, quantity, value, evidence
  FROM model_results
  WHERE model = 'attention-growth' AND quantity LIKE 'elasticity.%' AND (evidence = 'seen' OR NOT $verified_only)
),
medians AS (
  SELECT
    quantity,
    median(value) AS middle,
    min(value) AS low,
    max(value) AS high,
    abs(median(value) - CASE WHEN quantity LIKE '%-in-length' THEN 2 ELSE 1 END) <= 0.2 AS holds
  FROM results
  WHERE quantity <> 'elasticity.cache-in-length'
  GROUP BY quantity
),
held AS (
  SELECT
    count(*) FILTER (WHERE holds) AS n_held,
    count(*) AS n_parts,
    string_agg(
      format('{} {:.1f}', replace(replace(quantity, 'elasticity.', ''), '-', ' '), round(middle, 1) + 0.0),
      ', ' ORDER BY quantity
    ) AS found,
    max(middle) FILTER (WHERE quantity = 'elasticity.operations-in-heads-at-equal-width') AS middle,
    max(low) FILTER (WHERE quantity = 'elasticity.operations-in-heads-at-equal-width') AS low,
    max(high) FILTER (WHERE quantity = 'elasticity.operations-in-heads-at-equal-width') AS high
  FROM medians
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('model_results:' || id)), 1, 12) AS keys
  FROM results
  WHERE quantity = 'elasticity.operations-in-heads-at-equal-width'
)
SELECT
  CASE
    WHEN n < 5 OR n_seen = 0 THEN 'unsupported'
    WHEN n_held = n_parts THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('elasticity: {} ({} models)', found, n), 'no multi-head model of known geometry in this selection') AS actual,
  round(middle, 2)::DOUBLE AS value,
  round(low, 2)::DOUBLE AS low,
  round(high, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM held
CROSS JOIN used
