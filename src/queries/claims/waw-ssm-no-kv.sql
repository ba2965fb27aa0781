-- title: Memory of state-space models without attention
-- description: Two parts. What one more token adds to the cache of each pure state-space model on record, as the
--   model kv-cache computes from its attention layers: "entirely" allows no exception. And whether the memory of a
--   sequence of Mamba and Mamba-2 at 7B, as the model sequence-scaling computes from the published sizes of their
--   states, is the same at 4,096 and at 1,048,576 tokens. Contradicted where a model read in its source adds any or
--   the computed memory grows, reproduced where none adds any, at least one was read in its source and the memory
--   stays, else unsupported. The value is the most bytes that any model adds.
-- claims: waw-ssm-no-kv
-- param verified_only boolean = false: Only rows read in their source
WITH pure AS (
  SELECT added.id, added.value AS bytes_per_token, added.evidence
  FROM models
  JOIN model_results AS added
    ON added.model = 'kv-cache' AND added.quantity = 'bytes-per-token' AND added.scenario = models.id
  WHERE models.architecture_class = 'pure_ssm' AND (added.evidence = 'seen' OR NOT $verified_only)
),
states AS (
  SELECT
    split_part(quantity, '.', 2) AS mixer,
    max(value) FILTER (WHERE quantity LIKE '%.context-4096') AS short_gb,
    max(value) FILTER (WHERE quantity LIKE '%.context-1048576') AS long_gb
  FROM model_results
  WHERE model = 'sequence-scaling' AND quantity LIKE 'memory.%' AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY mixer
),
memory AS (
  SELECT
    count(*) FILTER (WHERE mixer IN ('mamba1', 'ssd')) AS n_states,
    count(*) FILTER (WHERE mixer IN ('mamba1', 'ssd') AND long_gb > short_gb) AS n_states_growing,
    max(short_gb) FILTER (WHERE mixer = 'mamba1') AS scan_gb,
    max(short_gb) FILTER (WHERE mixer = 'ssd') AS ssd_gb,
    max(long_gb) FILTER (WHERE mixer = 'attention') AS attention_gb
  FROM states
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE bytes_per_token > 0) AS n_growing,
    count(*) FILTER (WHERE bytes_per_token > 0 AND evidence = 'seen') AS n_growing_seen,
    max(bytes_per_token) AS most,
    list_slice(list_sort(list('model_results:' || id)), 1, 12) AS keys
  FROM pure
)
SELECT
  CASE
    WHEN n_growing_seen > 0 OR n_states_growing > 0 THEN 'contradicted'
    WHEN n_seen = 0 OR n_growing > 0 OR n_states < 2 THEN 'unsupported'
    ELSE 'reproduced'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no pure state-space model of known geometry in this selection'
    ELSE format('{} of {} pure state-space models add nothing per token, {} read in its source; at 7B a state takes {:.2f} GB (Mamba) or {:.2f} GB (Mamba-2) at any length, a cache {:.0f} GB at 1M tokens',
      n - n_growing, n, n_seen, scan_gb, ssd_gb, attention_gb)
  END AS actual,
  most::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN memory
