-- title: Tail latency grows exponentially with chain length
-- description: The criterion is this project's: the 99th percentile of the total latency of a chain grows no faster
--   than linearly with the number of calls. Nobody published a fit, so it is computed from published pairs of median
--   and 99th percentile of one call: each is taken as lognormal, calls as independent, and the sum as lognormal with
--   the same mean and variance (Fenton 1960). Growth is linear or slower when twice the calls take at most twice the
--   time. If each call takes longer than the one before, as with a growing context, growth is exponential by
--   assumption; that share is a parameter. If no distribution grows faster than linearly the bet is falsified; if
--   none is on record it is undecidable.
-- claims: to-p99-exponential
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param growth_pct number = 0: How much longer each call takes than the one before, in percent [0|1|5]
-- param calls number = 50: Calls in the longest chain [10|50|200]
-- param most boolean = true: Falsified if most distributions grow linearly or slower; otherwise only if all do
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'to-p99-exponential'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'to-p99-exponential'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
orchestration AS (
  SELECT id, quantity, value_low, value_high, date
  FROM orchestration_facts, bet
  WHERE date <= as_of AND (evidence = 'seen' OR NOT $verified_only)
),
call AS (
  SELECT id, date, value_low AS p50, value_high AS p99
  FROM orchestration
  WHERE quantity = 'latency per call P50;P99'
  UNION ALL
  SELECT tail.id, tail.date, middle.value_low, tail.value_low
  FROM orchestration AS tail
  JOIN orchestration AS middle ON middle.id = replace(tail.id, '-p99', '-p50')
  WHERE tail.quantity = 'latency per call P99' AND middle.quantity = 'latency per call P50'
),
shape AS (
  SELECT id, date, ln(p50) AS mu, ln(p99 / p50) / 2.3263 AS sigma
  FROM call
  WHERE p50 > 0 AND p99 > p50
),
moment AS (
  SELECT
    id,
    date,
    exp(mu + sigma * sigma / 2) AS mean,
    (exp(sigma * sigma) - 1) * exp(2 * mu + sigma * sigma) AS variance
  FROM shape
),
asked AS (SELECT $growth_pct::DOUBLE / 100 AS growth, $calls::DOUBLE AS calls),
chain AS (
  SELECT
    n_calls,
    n_calls = calls AS whole,
    CASE WHEN growth = 0 THEN n_calls ELSE (pow(1 + growth, n_calls) - 1) / growth END AS sum_of_scales,
    CASE
      WHEN growth = 0 THEN n_calls
      ELSE (pow(1 + growth, 2 * n_calls) - 1) / (pow(1 + growth, 2) - 1)
    END AS sum_of_squares
  FROM (SELECT growth, calls, unnest([calls, calls / 2]) AS n_calls FROM asked) AS chains
),
total AS (
  SELECT id, date, whole, mean * sum_of_scales AS mean, variance * sum_of_squares AS variance
  FROM moment, chain
),
tail AS (
  SELECT
    id,
    date,
    whole,
    exp(ln(mean) - ln(1 + variance / (mean * mean)) / 2 + 2.3263 * sqrt(ln(1 + variance / (mean * mean)))) AS p99
  FROM total
),
record AS (
  SELECT
    'orchestration_facts:' || id AS key,
    id AS name,
    min(date) AS day,
    max(p99) FILTER (WHERE whole) <= 2.000001 * max(p99) FILTER (WHERE NOT whole) AS against,
    max(p99) FILTER (WHERE whole) / max(p99) FILTER (WHERE NOT whole) AS ratio
  FROM tail
  GROUP BY id
),
span AS (SELECT min(ratio) AS lowest, max(ratio) AS highest FROM record),
-- part: counts-for-and-against,
decisive AS (
  SELECT COALESCE(list(key ORDER BY key), CAST([] AS VARCHAR[])) AS keys
  FROM (SELECT key FROM record ORDER BY day, key LIMIT 12) AS first_keys
)
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_for + n_against = 0 THEN 'undecidable'
    WHEN n_for = 0 OR ($most AND n_against > n_for) THEN 'falsified'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    WHEN n_for + n_against = 0 THEN 'no latency distribution on record'
    ELSE format(
      'twice the calls take {:.2f} to {:.2f} times as long at the 99th percentile; linear or slower: {} of {}',
      lowest, highest, n_against, n_for + n_against
    )
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive, span
