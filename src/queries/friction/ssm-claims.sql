-- title: Claims on the scale of models without attention
-- description: What the essays claim of how large state-space models, linear recurrences and hybrids have been made, and of
--   what they cost at scale.
SELECT id, essay, section, claim, quantity, unit, testable_by, evidence, sources
FROM essay_claims
WHERE id IN (
  'map-7b-cliff', 'map-ssm-13b', 'map-ssm-13b-hybrid', 'com-ssm-13b-cliff', 'att-rwkv-14b', 'waw-ssm-top-7b',
  'map-falconh1-140b', 'map-jamba-52b-active', 'map-falcon-2024-09', 'map-qwen3next-unreleased',
  'map-mamba-130m-2p8b', 'att-retnet-6p7', 'map-3x-tax', 'map-tax-1p5-to-3-5', 'map-gpus-8-512', 'waw-ssm-no-kv'
)
ORDER BY id
