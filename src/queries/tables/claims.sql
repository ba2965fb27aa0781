-- title: Claims that the tables test
-- description: The claims of "What Actually Works" that its six appendix tables are meant to support.
SELECT id, essay, section, claim, quantity, unit, evidence, sources
FROM essay_claims
WHERE id IN (
  'waw-t1-patterns', 'waw-claim3-hybrid-ceiling',
  'waw-moe-2-3x', 'waw-moe-5-7x', 'waw-moe-long-ctx',
  'waw-ssm-top-7b', 'waw-ssm-no13b', 'waw-hybrid-above7b',
  'waw-lag-buckets', 'waw-kernel-lag', 'waw-flash-lag-24', 'waw-gqa-lag-12',
  'waw-gqa-dominant-2024', 'waw-t5-gqa-dominates',
  'waw-claim2-arch-slowing'
)
ORDER BY id
