-- title: Mixtral against Llama 2 70B
-- description: Throughput of Mixtral 8x7B over Llama 2 70B in serving, which is cost turned round at the same price
--   of hardware. "A fraction" is taken as half the cost or less: reproduced where the median gain is 2 or more, mixed
--   where only the upper quartile is, else contradicted, unsupported under 5 rows. Equal quality is not in the rows.
--   Value, low and high are median and quartiles, in times.
-- claims: map-mixtral-fraction
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, gain, says
  FROM moe_gains
  WHERE baseline_kind = 'dense' AND family = 'throughput' AND gain IS NOT NULL
    AND model LIKE 'Mixtral 8x7B%' AND baseline LIKE 'Llama 2 70B%'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    median(gain) AS middle,
    quantile_cont(gain, 0.25) AS low,
    quantile_cont(gain, 0.75) AS high,
    string_agg(format('{:g}x ({})', gain, says), ', ' ORDER BY gain, id) AS gains,
    list_slice(list_sort(list('moe_measurements:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN middle >= 2 THEN 'reproduced'
    WHEN high >= 2 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('{} rows: ', n) || gains, 'no row compares the two') AS actual,
  round(middle, 2) AS value,
  round(low, 2) AS low,
  round(high, 2) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
