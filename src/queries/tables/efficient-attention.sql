-- title: Attention and KV cache of each model
-- description: Kind of attention, key–value heads, bytes of KV cache that one token takes at 16 bits, and its ratio to
--   multi-head attention with the same query heads.
-- claims: waw-t5-gqa-dominates, waw-gqa-dominant-2024
-- param verified_only boolean = false: Only rows read in their source
-- param released_from date = 2023-01-01: Released on or after
-- param released_until date = 2025-12-31: Released on or before
SELECT
  models.id,
  models.name AS model,
  models.org,
  models.released,
  models.released_precision,
  models.attention,
  models.n_heads,
  models.n_kv_heads,
  kv_cache.bytes_per_token,
  kv_cache.ratio_to_mha,
  kv_cache.is_upper_bound,
  models.evidence,
  models.sources
FROM models
LEFT JOIN kv_cache ON kv_cache.model_id = models.id
WHERE models.released BETWEEN $released_from::DATE AND $released_until::DATE
  AND models.attention <> 'undisclosed'
  AND (models.evidence = 'seen' OR NOT $verified_only)
ORDER BY models.released, models.org, models.id
