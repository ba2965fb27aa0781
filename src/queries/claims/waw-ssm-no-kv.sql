-- title: Cache of state-space models without attention
-- description: Bytes that one more token of context adds to the cache of each pure state-space model, from its count
--   of attention layers. "Entirely" allows no exception: contradicted where one of them adds any, reproduced where
--   none does and at least one such row was read in its source, else unsupported. The fixed size of the state itself
--   is not in the rows. The value is the most that any of them adds.
-- claims: waw-ssm-no-kv
-- param verified_only boolean = false: Only rows read in their source
WITH pure AS (
  SELECT models.id, models.evidence, kv_cache.bytes_per_token
  FROM models
  JOIN kv_cache ON kv_cache.model_id = models.id
  WHERE models.architecture_class = 'pure_ssm' AND (models.evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE bytes_per_token > 0) AS n_growing,
    count(*) FILTER (WHERE bytes_per_token > 0 AND evidence = 'seen') AS n_growing_seen,
    max(bytes_per_token) AS most,
    list_slice(list_sort(list('models:' || id)), 1, 12) AS keys
  FROM pure
)
SELECT
  CASE
    WHEN n_growing_seen > 0 THEN 'contradicted'
    WHEN n_seen = 0 OR n_growing > 0 THEN 'unsupported'
    ELSE 'reproduced'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no pure state-space model of known geometry in this selection'
    ELSE format('{} of {} pure state-space models add nothing per token; {} read in its source', n - n_growing, n, n_seen)
  END AS actual,
  most::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
