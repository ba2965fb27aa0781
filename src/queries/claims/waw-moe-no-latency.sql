-- title: Mixtures against dense models: latency and memory
-- description: The claim has two parts, asked of the model moe-serving over the pairs of models that were measured
--   against each other. Not latency: with one sequence at 4,096 tokens, where speed is latency, the mixture is not
--   faster in more than half of the pairs. Not memory: it has more parameters, which must all be resident, in more than
--   half. Reproduced where both hold, contradicted where neither does, mixed where one does; unsupported below 5 pairs.
--   What was measured with one sequence is told beside it. The value is the median gain in latency, low and high the
--   medians of its low and high ends.
-- claims: waw-moe-no-latency
-- param verified_only boolean = false: Only rows read in their source
WITH results AS (
  SELECT scenario, quantity, value, low, high, evidence
  FROM model_results
  WHERE model = 'moe-serving' AND (evidence = 'seen' OR NOT $verified_only)
),
pairs AS (
  SELECT
    scenario,
    max(value) FILTER (WHERE quantity = 'decode-gain.batch-1.context-4096') AS gain,
    max(low) FILTER (WHERE quantity = 'decode-gain.batch-1.context-4096') AS gain_low,
    max(high) FILTER (WHERE quantity = 'decode-gain.batch-1.context-4096') AS gain_high,
    max(value) FILTER (WHERE quantity = 'parameters-ratio') AS parameters,
    max(evidence) FILTER (WHERE quantity = 'decode-gain.batch-1.context-4096') AS evidence
  FROM results
  GROUP BY scenario
),
computed AS (
  SELECT
    count(gain) AS n_pairs,
    count(*) FILTER (WHERE gain > 1) AS faster,
    count(*) FILTER (WHERE parameters > 1) AS larger,
    median(gain) AS gain,
    median(gain_low) AS gain_low,
    median(gain_high) AS gain_high,
    median(parameters) AS parameters
  FROM pairs
),
single AS (
  SELECT id, gain, evidence
  FROM moe_gains
  WHERE family = 'throughput' AND baseline_kind = 'dense' AND says <> 'announced' AND batch = 1 AND gain IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
measured AS (
  SELECT count(*) AS n_measured, count(*) FILTER (WHERE gain > 1) AS measured_faster FROM single
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('model_results:moe-serving:' || scenario || ':decode-gain.batch-1.context-4096')), 1, 12) AS keys
  FROM pairs
  WHERE gain IS NOT NULL
)
SELECT
  CASE
    WHEN n_pairs < 5 THEN 'unsupported'
    WHEN 2 * faster <= n_pairs AND 2 * larger > n_pairs THEN 'reproduced'
    WHEN 2 * faster > n_pairs AND 2 * larger <= n_pairs THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  CASE
    WHEN n_pairs = 0 THEN 'no pair of known geometry in this selection'
    ELSE format('computed with one sequence: faster in {} of {} pairs, median {:.1f}x; more parameters in {}, median {:.1f}x',
      faster, n_pairs, gain, larger, parameters)
  END
    || format('; measured with one sequence: faster in {} of {}', measured_faster, n_measured) AS actual,
  round(gain, 2)::DOUBLE AS value,
  round(gain_low, 2)::DOUBLE AS low,
  round(gain_high, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM computed
CROSS JOIN measured
CROSS JOIN used
