-- title: Computed gains of mixtures over the dense models that they were measured against
-- description: Results of the model moe-serving, a row for each pair of models: times the tokens a second of the dense
--   model for 1 and for 32 sequences after 4,096 and 131,072 tokens, the least and the most of these over the ranges
--   of the inputs, times its speed in reading a prompt, and the share of its own speed at 1,024 tokens that each loses
--   at 32,768 with 32 sequences. On as many H100 as the larger model needs.
-- claims: waw-moe-long-ctx, waw-moe-no-latency, com-moe-60pct-32k
-- param verified_only boolean = false: Only rows read in their source
SELECT
  mixture.name AS mixture,
  dense.name AS dense,
  max(value) FILTER (WHERE quantity = 'decode-gain.batch-1.context-4096') AS alone_4k,
  max(value) FILTER (WHERE quantity = 'decode-gain.batch-1.context-131072') AS alone_128k,
  max(value) FILTER (WHERE quantity = 'decode-gain.batch-32.context-4096') AS together_4k,
  max(value) FILTER (WHERE quantity = 'decode-gain.batch-32.context-131072') AS together_128k,
  min(low) FILTER (WHERE quantity LIKE 'decode-gain%') AS least_gain,
  max(high) FILTER (WHERE quantity LIKE 'decode-gain%') AS most_gain,
  max(value) FILTER (WHERE quantity = 'prefill-gain.prompt-4096') AS prompt_4k,
  max(value) FILTER (WHERE quantity = 'loss-of-mixture.batch-32.1024-to-32768') AS mixture_loss,
  max(value) FILTER (WHERE quantity = 'loss-of-dense.batch-32.1024-to-32768') AS dense_loss,
  CASE WHEN bool_and(model_results.evidence = 'seen') THEN 'seen' ELSE 'recalled' END AS evidence
FROM model_results
JOIN models AS mixture ON mixture.id = split_part(scenario, '.vs.', 1)
JOIN models AS dense ON dense.id = split_part(scenario, '.vs.', 2)
WHERE model = 'moe-serving'
  AND (model_results.evidence = 'seen' OR NOT $verified_only)
GROUP BY mixture.id, mixture.name, dense.id, dense.name
ORDER BY mixture.name, dense.name, mixture.id, dense.id
