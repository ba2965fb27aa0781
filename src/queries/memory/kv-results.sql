-- title: Caches at 128K tokens, as the claims are tested
-- description: Results of the model kv-cache for Transformers of 65B parameters and more: gigabytes for one sequence of
--   131,072 tokens at 16 bits, as built and if every query head kept its own keys and values.
-- claims: waw-kv-70b-128k, waw-kv-glossary, waw-h100-hbm
-- param verified_only boolean = false: Only rows read in their source
SELECT
  models.id,
  models.name,
  models.params_total_b,
  models.context_length,
  models.architecture_class,
  built.value AS built_gb,
  plain.value AS plain_gb,
  plain.evidence,
  models.sources
FROM models
JOIN model_results AS plain
  ON plain.model = 'kv-cache' AND plain.quantity = 'cache-at-128k' AND plain.scenario = models.id || '.mha'
JOIN model_results AS built
  ON built.model = 'kv-cache' AND built.quantity = 'cache-at-128k' AND built.scenario = models.id
WHERE models.params_total_b >= 65
  AND models.architecture_class IN ('dense_transformer', 'moe_transformer')
  AND (plain.evidence = 'seen' OR NOT $verified_only)
ORDER BY plain.value DESC, models.id
