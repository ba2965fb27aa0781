-- title: Origin and size of latent attention
-- description: Two parts. The oldest latent attention on record, among papers and model releases, must be that of
--   DeepSeek V2 or V3. And what these cache for a token and layer must be smaller than the keys and values of all
--   their heads, which is what a low-rank latent means. A part holds where a row read in its source says so and none
--   says otherwise. Reproduced where every part holds, mixed where some do, contradicted where none holds and one
--   fails, unsupported where no part was read. The value is what DeepSeek-V3 caches as a share of all heads' keys and
--   values.
-- claims: waw-mla-lowrank
-- param verified_only boolean = false: Only rows read in their source
WITH latent AS (
  SELECT 'models:' || id AS key, name, released, evidence
  FROM models
  WHERE attention = 'MLA'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 'adoption_events:' || id, what, date, evidence
  FROM adoption_events
  WHERE technique_id = 'multi-head-latent-attention' AND stage = 'paper'
    AND (evidence = 'seen' OR NOT $verified_only)
),
parts AS (
  SELECT
    1 AS part,
    'oldest: ' || name || ' ' || released AS found,
    regexp_matches(name, 'DeepSeek-V[23]') AS holds,
    NULL AS figure,
    key,
    evidence
  FROM latent
  QUALIFY date_trunc('month', released) = date_trunc('month', min(released) OVER ())
  UNION ALL
  SELECT
    2,
    format('{} caches {:.1f}% of all heads'' keys and values', name, 100 * ratio_to_mha),
    ratio_to_mha < 1,
    CASE models.id WHEN 'deepseek-v3' THEN ratio_to_mha END,
    'models:' || models.id,
    models.evidence
  FROM models
  JOIN kv_cache ON kv_cache.model_id = models.id
  WHERE models.id IN ('deepseek-v2', 'deepseek-v3') AND ratio_to_mha IS NOT NULL
    AND (models.evidence = 'seen' OR NOT $verified_only)
),
-- part: verdict-of-parts,
-- part: count-of-parts
SELECT
  CASE
    WHEN n_held = 2 THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    WHEN n_failed > 0 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE(actual, 'no such row in this selection') AS actual,
  value::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM outcome
CROSS JOIN told
CROSS JOIN counted
