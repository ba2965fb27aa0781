-- title: Mixtures and dense models whose serving can be computed
-- description: One row for each release of known geometry with a dense feed-forward block or a mixture of experts whose
--   numbers of experts are published.
-- param verified_only boolean = false: Only rows read in their source
SELECT
  id,
  name,
  released,
  released_precision,
  ffn,
  params_total_b,
  params_active_b,
  n_experts,
  n_experts_active,
  n_layers,
  n_attention_layers,
  n_recurrent_layers,
  d_model,
  n_heads,
  n_kv_heads,
  head_dim,
  kv_latent_dim,
  attention,
  attention_extra,
  architecture_class,
  context_length,
  evidence,
  sources
FROM models
WHERE n_layers IS NOT NULL
  AND params_total_b IS NOT NULL
  AND d_model IS NOT NULL
  AND n_heads IS NOT NULL
  AND (ffn = 'dense' OR (ffn = 'moe' AND n_experts IS NOT NULL AND n_experts_active IS NOT NULL))
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY name, id
