-- title: Models and the geometry of their caches
-- description: One row for each release whose layers are published, with what the size of its cache follows from.
--   Where a head's dimension is not stated it is the width over the number of heads.
-- claims: waw-kv-70b-128k, waw-kv-glossary, waw-h100-hbm
-- param verified_only boolean = false: Only rows read in their source
SELECT
  id,
  name,
  released,
  released_precision,
  params_total_b,
  params_active_b,
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
  AND attention <> 'undisclosed'
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY released, id
