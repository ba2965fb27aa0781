-- title: How the P99 grows with the length of a chain
-- description: Results of the model chain-latency for 1 to 64 calls in a row: the P99 of one call and of 64 in seconds,
--   the exponent of the power that fits best (1 is growth in proportion to the length), and by how much each shape of
--   growth misses the P99s, as a root mean square of relative misses. A row for each latency and each dependence.
-- claims: to-p99-exponential
-- param verified_only boolean = false: Only rows read in their source
WITH split AS (
  SELECT
    regexp_extract(scenario, '^(.*)\.[^.]*$', 1) AS trace,
    regexp_extract(scenario, '\.([^.]*)$', 1) AS dependence,
    quantity,
    value,
    low,
    high,
    evidence
  FROM model_results
  WHERE model = 'chain-latency' AND (evidence = 'seen' OR NOT $verified_only)
)
SELECT
  trace,
  dependence,
  max(value) FILTER (WHERE quantity = 'p99-of-one-call') AS one_call_s,
  max(value) FILTER (WHERE quantity = 'p99-of-64-calls') AS calls_64_s,
  max(value) FILTER (WHERE quantity = 'growth-exponent') AS exponent,
  max(low) FILTER (WHERE quantity = 'growth-exponent') AS exponent_low,
  max(high) FILTER (WHERE quantity = 'growth-exponent') AS exponent_high,
  max(value) FILTER (WHERE quantity = 'misfit-linear') AS misfit_linear,
  max(value) FILTER (WHERE quantity = 'misfit-power') AS misfit_power,
  max(value) FILTER (WHERE quantity = 'misfit-exponential') AS misfit_exponential,
  min(evidence) AS evidence
FROM split
GROUP BY trace, dependence
ORDER BY trace, dependence
