-- title: Mixtures against dense models beyond 32K tokens
-- description: Measured serving gains over a dense model beyond 32,768 tokens, announcements left out, decide where
--   there are 5 or more: reproduced where their median lies within 1.3 to 1.5, mixed where their middle half reaches
--   into it, else contradicted. Below 5 a model of memory traffic can only refute: writing a token at 131,072 tokens
--   reads weights once for the batch and the cache once for each sequence (active parameters for 1 sequence, all for
--   32). Without the cost of routing it bounds the advantage from above, so the claim is contradicted where the
--   median of both batches stays below 1.3, and else unsupported. Pairs are those that moe_measurements compares and
--   whose geometry is known. The value is the bound for 32 sequences, low and high its quartiles; n counts the
--   measurements and the models of the pairs.
-- claims: waw-moe-long-ctx
-- param verified_only boolean = false: Only rows read in their source
WITH compared AS (
  SELECT DISTINCT
    mixture.id AS mixture_id,
    dense.id AS dense_id
  FROM moe_measurements
  JOIN models AS mixture ON mixture.id = moe_measurements.model_id
  JOIN models AS dense
    ON dense.architecture_class = 'dense_transformer'
    AND regexp_replace(moe_measurements.baseline, ' (dense|\(|/).*$', '') = replace(dense.name, ' LLM', '')
  WHERE moe_measurements.baseline_kind = 'dense' AND mixture.ffn = 'moe'
    AND (moe_measurements.evidence = 'seen' OR NOT $verified_only)
    AND (mixture.evidence = 'seen' OR NOT $verified_only)
    AND (dense.evidence = 'seen' OR NOT $verified_only)
),
sized AS (
  SELECT
    models.id,
    2 * params_active_b * 1e9 AS active_bytes,
    2 * params_total_b * 1e9 AS all_bytes,
    kv_cache.bytes_per_token::DOUBLE * 131072 AS cache_bytes,
    models.evidence
  FROM models
  JOIN kv_cache ON kv_cache.model_id = models.id
),
advantages AS (
  SELECT
    mixture_id,
    dense_id,
    (dense.all_bytes + dense.cache_bytes) / (mixture.active_bytes + mixture.cache_bytes) AS alone,
    (dense.all_bytes + 32 * dense.cache_bytes) / (mixture.all_bytes + 32 * mixture.cache_bytes) AS together
  FROM compared
  JOIN sized AS mixture ON mixture.id = mixture_id
  JOIN sized AS dense ON dense.id = dense_id
  WHERE mixture.active_bytes > 0
),
tally AS (
  SELECT
    count(*) AS n_pairs,
    median(alone) AS alone,
    median(together) AS together,
    quantile_cont(together, 0.25) AS lower_together,
    quantile_cont(together, 0.75) AS upper_together
  FROM advantages
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
    SELECT 'models:' || id AS key, evidence FROM sized
    WHERE id IN (SELECT mixture_id FROM advantages UNION SELECT dense_id FROM advantages)
    UNION ALL
    SELECT 'moe_measurements:' || id, evidence FROM gains
  ) AS rows_used
)
SELECT
  CASE
    WHEN n_measured >= 5 AND middle BETWEEN 1.3 AND 1.5 THEN 'reproduced'
    WHEN n_measured >= 5 AND lower_quartile <= 1.5 AND upper_quartile >= 1.3 THEN 'mixed'
    WHEN n_measured >= 5 THEN 'contradicted'
    WHEN n_pairs >= 5 AND alone < 1.3 AND together < 1.3 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  format('measured beyond 32K: {}', n_measured) || COALESCE(' (' || found || ')', '')
    || COALESCE(
      format('; memory traffic allows up to {:.1f}x for one sequence and {:.1f}x for 32 ({} pairs)', alone, together, n_pairs),
      ''
    ) AS actual,
  round(together, 2)::DOUBLE AS value,
  round(lower_together, 2)::DOUBLE AS low,
  round(upper_together, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN measured
CROSS JOIN used
