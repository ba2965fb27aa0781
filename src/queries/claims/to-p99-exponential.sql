-- title: How the slowest chains grow with their length
-- description: The model chain-latency gives the P99 of 1 to 64 calls in a row for each latency with a published P50 and
--   P99, with calls that are independent, half share their luck, or share all of it, and fits three shapes of two
--   parameters each: a straight line, a power, an exponential. Reproduced where the exponential fits best for most
--   traces whatever the dependence, mixed where it fits best anywhere, contradicted where nowhere; below 5 traces
--   unsupported. Adding calls that are alike cannot give it: only calls that make later ones slower by a fixed share
--   can, which no row records. The value is the median exponent of the power for independent calls (1 is growth in
--   proportion), low and high its range over all traces, dependences and distributions.
-- claims: to-p99-exponential
-- param verified_only boolean = false: Only rows read in their source
WITH results AS (
  SELECT
    regexp_extract(scenario, '^(.*)\.[^.]*$', 1) AS trace,
    regexp_extract(scenario, '\.([^.]*)$', 1) AS dependence,
    quantity,
    value,
    COALESCE(low, value) AS low,
    COALESCE(high, value) AS high,
    inputs
  FROM model_results
  WHERE model = 'chain-latency' AND (evidence = 'seen' OR NOT $verified_only)
),
shapes AS (
  SELECT
    trace,
    dependence,
    max(value) FILTER (WHERE quantity = 'growth-exponent') AS exponent,
    min(low) FILTER (WHERE quantity = 'growth-exponent') AS least,
    max(high) FILTER (WHERE quantity = 'growth-exponent') AS most,
    max(value) FILTER (WHERE quantity = 'misfit-exponential') AS exponential,
    min(value) FILTER (WHERE quantity IN ('misfit-linear', 'misfit-power')) AS other
  FROM results
  GROUP BY trace, dependence
),
tally AS (
  SELECT
    count(DISTINCT trace) AS n_traces,
    count(*) AS n_fits,
    count(*) FILTER (WHERE exponential < other) AS n_exponential,
    median(exponent) FILTER (WHERE dependence = 'independent') AS middle,
    median(exponent) FILTER (WHERE dependence = 'shared') AS shared,
    min(least) AS least,
    max(most) AS most,
    median(exponential) FILTER (WHERE dependence = 'independent') AS missed
  FROM shapes
),
each_dependence AS (
  SELECT min(wins) AS fewest
  FROM (
    SELECT count(*) FILTER (WHERE exponential < other)::DOUBLE / count(*) AS wins FROM shapes GROUP BY dependence
  ) AS wins_by_dependence
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
    WHEN n_traces < 5 THEN 'unsupported'
    WHEN fewest > 0.5 THEN 'reproduced'
    WHEN n_exponential > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n_traces = 0 THEN 'no trace with P50 and P99 in this selection'
    ELSE format(
      'an exponential fits best in {} of {} fits of {} traces; P99 grows as the length to the power of {:.2f} for independent calls, of {:.2f} for calls that share their luck',
      n_exponential, n_fits, n_traces, middle, shared
    )
  END AS actual,
  round(middle, 2)::DOUBLE AS value,
  round(least, 2)::DOUBLE AS low,
  round(most, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN each_dependence
CROSS JOIN used
