-- title: Falcon Mamba 7B against two Transformers, by the bytes of one token
-- description: Writing a token reads every weight once for the batch and the cache once for each sequence; with
--   memory bandwidth as the limit, the ratio of these bytes at 16 bits is the ratio of speeds. Compared with Llama
--   3.1 8B and Mistral 7B at 1,024 tokens and at the longest context of each, for 1 and 32 sequences; a sliding
--   window caps the cache, and the small fixed state is left out, in favour of Falcon Mamba; whether a cache fits one
--   card is not asked. Faster means by 10% or more. Reproduced where it is in every case, mixed where in some,
--   contradicted where in none; unsupported unless all three models are there and one was read in its source. No
--   timing of this model is on record: a reader's run is the better test and comes with the kernel lab. The value is
--   the median ratio, low and high its range.
-- claims: map-falcon-faster
-- param verified_only boolean = false: Only rows read in their source
WITH sized AS (
  SELECT
    id,
    name,
    evidence,
    2 * params_total_b * 1e9 AS weight_bytes,
    context_length,
    TRY_CAST(regexp_extract(attention_extra, '^sliding window ([0-9]+)', 1) AS DOUBLE) AS attention_window
  FROM models
  WHERE id IN ('falcon-mamba-7b', 'llama-3.1-8b', 'mistral-7b') AND (evidence = 'seen' OR NOT $verified_only)
),
mamba AS (
  SELECT weight_bytes FROM sized WHERE id = 'falcon-mamba-7b'
),
transformers AS (
  SELECT sized.*, kv_cache.bytes_per_token::DOUBLE AS bytes_per_token
  FROM sized
  JOIN kv_cache ON kv_cache.model_id = sized.id
  WHERE kv_cache.bytes_per_token > 0
),
lengths AS (
  SELECT id, 'short' AS length, 1024::DOUBLE AS tokens FROM transformers
  UNION ALL
  SELECT id, 'long', context_length::DOUBLE FROM transformers
),
cases AS (
  SELECT
    transformers.name,
    batch,
    length,
    (transformers.weight_bytes + batch * bytes_per_token * least(tokens, COALESCE(attention_window, tokens)))
      / mamba.weight_bytes AS ratio
  FROM transformers
  JOIN lengths ON lengths.id = transformers.id
  CROSS JOIN (SELECT unnest([1, 32]) AS batch) AS batches
  CROSS JOIN mamba
),
tally AS (
  SELECT
    count(*) AS n_cases,
    count(*) FILTER (WHERE ratio >= 1.1) AS n_faster,
    count(DISTINCT name) AS n_transformers,
    median(ratio) AS middle,
    min(ratio) AS least_ratio,
    max(ratio) AS most_ratio,
    max(ratio) FILTER (WHERE batch = 1 AND length = 'short') AS alone
  FROM cases
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('models:' || id)), 1, 12) AS keys
  FROM sized
)
SELECT
  CASE
    WHEN n_transformers < 2 OR n_seen = 0 THEN 'unsupported'
    WHEN n_faster = n_cases THEN 'reproduced'
    WHEN n_faster > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n_cases = 0 THEN 'not all of these models are in this selection'
    ELSE format('faster in {} of {} cases of the bandwidth model: {:.2f}-{:.1f}x; at most {:.2f}x for one sequence at 1K tokens',
      n_faster, n_cases, least_ratio, most_ratio, alone)
  END AS actual,
  round(middle, 2)::DOUBLE AS value,
  round(least_ratio, 2)::DOUBLE AS low,
  round(most_ratio, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN used
