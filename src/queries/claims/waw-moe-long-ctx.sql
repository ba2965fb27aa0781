-- title: Mixtures against dense models beyond 32K tokens
-- description: Measured serving gains over a dense model beyond 32,768 tokens, announcements left out, decide where
--   there are 5 or more: reproduced where their median lies within 1.3 to 1.5, mixed where their middle half reaches
--   into it, else contradicted. Below 5 the model moe-serving decides over the pairs of models that were measured
--   against each other: the claim has two parts, that the gain shrinks from 4,096 to 131,072 tokens (in more than half
--   of the pairs) and that it ends near 1.3 to 1.5 (the median of the pairs, 0.05 either side). Each is asked for 1 and
--   for 32 sequences: reproduced where both parts hold for both, contradicted where no part holds for either, else
--   mixed; unsupported below 5 pairs. Where measurements decide, value, low and high are their median and quartiles,
--   else the model's median for 32 sequences at 131,072 tokens with the medians of its low and high ends.
-- claims: waw-moe-long-ctx
-- param verified_only boolean = false: Only rows read in their source
WITH results AS (
  SELECT scenario, quantity, value, low, high, inputs, evidence
  FROM model_results
  WHERE model = 'moe-serving' AND (evidence = 'seen' OR NOT $verified_only)
),
pairs AS (
  SELECT
    scenario,
    max(value) FILTER (WHERE quantity = 'decode-gain.batch-1.context-4096') AS alone_short,
    max(value) FILTER (WHERE quantity = 'decode-gain.batch-1.context-131072') AS alone_long,
    max(value) FILTER (WHERE quantity = 'decode-gain.batch-32.context-4096') AS together_short,
    max(value) FILTER (WHERE quantity = 'decode-gain.batch-32.context-131072') AS together_long,
    max(low) FILTER (WHERE quantity = 'decode-gain.batch-32.context-131072') AS together_low,
    max(high) FILTER (WHERE quantity = 'decode-gain.batch-32.context-131072') AS together_high,
    max(evidence) AS evidence
  FROM results
  GROUP BY scenario
),
computed AS (
  SELECT
    count(*) AS n_pairs,
    count(*) FILTER (WHERE alone_long < alone_short) AS alone_shrinks,
    count(*) FILTER (WHERE together_long < together_short) AS together_shrinks,
    median(alone_long) AS alone,
    median(together_short) AS together_before,
    median(together_long) AS together,
    median(together_low) AS together_low,
    median(together_high) AS together_high
  FROM pairs
),
parts AS (
  SELECT
    *,
    CASE WHEN 2 * alone_shrinks > n_pairs THEN 1 ELSE 0 END
      + CASE WHEN 2 * together_shrinks > n_pairs THEN 1 ELSE 0 END
      + CASE WHEN alone BETWEEN 1.25 AND 1.55 THEN 1 ELSE 0 END
      + CASE WHEN together BETWEEN 1.25 AND 1.55 THEN 1 ELSE 0 END AS held
  FROM computed
),
gains AS (
  SELECT id, gain, evidence
  FROM moe_gains
  WHERE family IN ('throughput', 'latency') AND baseline_kind = 'dense' AND says <> 'announced' AND gain IS NOT NULL
    AND context_tokens > 32768 AND (evidence = 'seen' OR NOT $verified_only)
),
measured AS (
  SELECT
    count(*) AS n_measured,
    median(gain) AS middle,
    quantile_cont(gain, 0.25) AS lower_quartile,
    quantile_cont(gain, 0.75) AS upper_quartile,
    string_agg(format('{:.1f}x', gain), ', ' ORDER BY gain, id) AS found
  FROM gains
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list(key)), 1, 12) AS keys
  FROM (
    SELECT 'moe_measurements:' || id AS key, evidence FROM gains
    UNION ALL
    SELECT 'model_results:moe-serving:' || scenario || ':decode-gain.batch-32.context-131072', evidence FROM pairs
  ) AS rows_used
)
SELECT
  CASE
    WHEN n_measured >= 5 AND middle BETWEEN 1.3 AND 1.5 THEN 'reproduced'
    WHEN n_measured >= 5 AND lower_quartile <= 1.5 AND upper_quartile >= 1.3 THEN 'mixed'
    WHEN n_measured >= 5 THEN 'contradicted'
    WHEN n_pairs < 5 THEN 'unsupported'
    WHEN held = 4 THEN 'reproduced'
    WHEN held = 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  format('measured beyond 32K: {}', n_measured) || COALESCE(' (' || found || ')', '')
    || COALESCE(
      format('; computed at 128K: {:.1f}x for one sequence (less than at 4K in {} of {} pairs), {:.1f}x for 32 (from {:.1f}x; less in {})',
        alone, alone_shrinks, n_pairs, together, together_before, together_shrinks),
      '; no pair of known geometry'
    ) AS actual,
  round(CASE WHEN n_measured >= 5 THEN middle ELSE together END, 2)::DOUBLE AS value,
  round(CASE WHEN n_measured >= 5 THEN lower_quartile ELSE together_low END, 2)::DOUBLE AS low,
  round(CASE WHEN n_measured >= 5 THEN upper_quartile ELSE together_high END, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM parts
CROSS JOIN measured
CROSS JOIN used
