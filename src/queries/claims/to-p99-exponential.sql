-- title: How the slowest chains grow with their length
-- description: Each published pair of P50 and P99 of one call gives a lognormal latency; the P99 of k calls in a row
--   follows from matching mean and variance of their sum (Fenton 1960), calls taken as independent. The exponent of
--   growth is the slope of P99 against k on double logarithmic axes, from 1 to 8 calls and from 8 to 64. Growth in
--   proportion has 1; exponential growth has one that rises with length and soon passes 2. Reproduced where the
--   median slope of long chains is above 2 and above that of short ones, mixed where it is above 1.2 and above that
--   of short ones, contradicted where not; below 5 traces unsupported. Calls that slow down together give 1, and no
--   trace can give much more: adding calls, alike or not, refutes the claim by its form, and only calls that make
--   later ones longer could save it, which no row records. The value is the median slope of long chains, low and high
--   its range.
-- claims: to-p99-exponential
-- param verified_only boolean = false: Only rows read in their source
WITH facts AS (
  SELECT id, quantity, value_low, value_high, evidence
  FROM orchestration_facts
  WHERE quantity LIKE 'latency per call P%' AND (evidence = 'seen' OR NOT $verified_only)
),
traces AS (
  SELECT id AS first_id, id AS second_id, value_low AS p50, value_high AS p99, evidence
  FROM facts
  WHERE quantity = 'latency per call P50;P99'
  UNION ALL
  SELECT
    half.id,
    tail.id,
    half.value_low,
    tail.value_low,
    CASE WHEN half.evidence = 'seen' THEN tail.evidence ELSE half.evidence END
  FROM facts AS half
  JOIN facts AS tail ON tail.id = replace(half.id, '-p50', '-p99')
  WHERE half.quantity = 'latency per call P50' AND tail.quantity = 'latency per call P99' AND half.id LIKE '%-p50'
),
shaped AS (
  SELECT *, ln(p50) AS mu, ln(p99 / p50) / 2.3263 AS sigma FROM traces WHERE p50 > 0 AND p99 > p50
),
moments AS (
  SELECT *, exp(mu + sigma * sigma / 2) AS mean, (exp(sigma * sigma) - 1) * exp(2 * mu + sigma * sigma) AS variance
  FROM shaped
),
chains AS (
  SELECT
    first_id,
    calls,
    sqrt(ln(1 + variance / (calls * mean * mean))) AS spread,
    calls * mean AS total
  FROM moments
  CROSS JOIN (SELECT unnest([1, 8, 64]) AS calls) AS lengths
),
tails AS (
  SELECT first_id, calls, ln(total) - spread * spread / 2 + 2.3263 * spread AS log_p99 FROM chains
),
slopes AS (
  SELECT
    first_id,
    (max(log_p99) FILTER (WHERE calls = 8) - max(log_p99) FILTER (WHERE calls = 1)) / ln(8) AS short,
    (max(log_p99) FILTER (WHERE calls = 64) - max(log_p99) FILTER (WHERE calls = 8)) / ln(8) AS long
  FROM tails
  GROUP BY first_id
),
tally AS (
  SELECT count(*) AS n_traces, median(short) AS short, median(long) AS long, min(long) AS least, max(long) AS most FROM slopes
),
used AS (
  SELECT
    count(DISTINCT id) AS n,
    count(DISTINCT id) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list(DISTINCT 'orchestration_facts:' || id)), 1, 12) AS keys
  FROM (SELECT first_id AS id, evidence FROM shaped UNION ALL SELECT second_id, evidence FROM shaped) AS rows_used
)
SELECT
  CASE
    WHEN n_traces < 5 THEN 'unsupported'
    WHEN long > 2 AND long > short THEN 'reproduced'
    WHEN long > 1.2 AND long > short THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n_traces = 0 THEN 'no trace with P50 and P99 in this selection'
    ELSE format('P99 grows as length^{:.2f} up to 8 calls and length^{:.2f} from 8 to 64 ({} traces)', short, long, n_traces)
  END AS actual,
  round(long, 2)::DOUBLE AS value,
  round(least, 2)::DOUBLE AS low,
  round(most, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN used
