-- title: KV cache
-- description: Bytes that one more token of context adds to a model's cache at 16 bits, from its published geometry, and
--   what plain multi-head attention with the same query heads and layers would add. Models whose geometry is not
--   published are left out. Layers with a sliding window stop growing at the window, so for them the figure is an upper
--   bound; recurrent layers keep a state of fixed size and add nothing.
WITH geometry AS (
  SELECT
    id AS model_id,
    attention,
    n_heads,
    COALESCE(n_kv_heads, CASE attention WHEN 'MHA' THEN n_heads WHEN 'MQA' THEN 1 END) AS kv_heads,
    COALESCE(head_dim, CASE WHEN n_heads > 0 AND d_model % n_heads = 0 THEN d_model // n_heads END) AS head_dim,
    head_dim IS NULL AND n_heads IS NOT NULL AS head_dim_derived,
    kv_latent_dim,
    COALESCE(
      n_attention_layers,
      CASE WHEN architecture_class IN ('dense_transformer', 'moe_transformer') THEN n_layers END
    ) AS attention_layers,
    COALESCE(
      list_has(mechanisms, 'sliding-window-attention') OR list_has(mechanisms, 'local-global-interleaved-attention'),
      FALSE
    ) AS is_upper_bound,
    evidence
  FROM models
),
cached AS (
  SELECT
    *,
    CASE
      WHEN attention_layers = 0 THEN 0
      WHEN kv_latent_dim IS NOT NULL THEN kv_latent_dim
      ELSE 2 * kv_heads * head_dim
    END AS values_per_layer,
    2 * n_heads * head_dim AS mha_values_per_layer
  FROM geometry
)
SELECT
  model_id,
  attention,
  attention_layers,
  values_per_layer,
  2 * attention_layers * values_per_layer AS bytes_per_token,
  2 * attention_layers * mha_values_per_layer AS mha_bytes_per_token,
  CASE
    WHEN mha_values_per_layer > 0 AND attention_layers > 0
    THEN round(values_per_layer / mha_values_per_layer, 4)
  END AS ratio_to_mha,
  head_dim_derived,
  is_upper_bound,
  evidence
FROM cached
WHERE attention_layers IS NOT NULL AND values_per_layer IS NOT NULL
