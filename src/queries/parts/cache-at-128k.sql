-- title: KV cache of 70B models at 128k tokens
-- description: Dense models of about 70B with the size of their cache as built, and with a head of keys for each query
--   head.
cached AS (
  SELECT
    models.id,
    built.evidence,
    built.value AS built_gb,
    plain.value AS plain_gb,
    models.context_length >= 128000 AS reaches
  FROM models
  JOIN model_results AS built
    ON built.model = 'kv-cache' AND built.quantity = 'cache-at-128k' AND built.scenario = models.id
  LEFT JOIN model_results AS plain
    ON plain.model = 'kv-cache' AND plain.quantity = 'cache-at-128k' AND plain.scenario = models.id || '.mha'
  WHERE models.params_total_b BETWEEN 65 AND 75
    AND models.architecture_class = 'dense_transformer'
    AND (built.evidence = 'seen' OR NOT $verified_only)
)
