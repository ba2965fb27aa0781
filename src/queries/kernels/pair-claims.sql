-- title: Claims that the kernel lab's pairs test
-- description: The claims as the essays make them, with their figures.
SELECT id, essay, section, claim, quantity, unit, evidence
FROM essay_claims
WHERE id IN (
  'waw-flash-speedup', 'map-flash-speedup', 'waw-flash-memory', 'waw-swa-mistral',
  'waw-winners-no-kernels', 'waw-gqa-8to1', 'waw-dsa-complexity',
  'waw-moe-naive-slow', 'waw-blocksparse-penalty',
  'att-mamba-gemm', 'com-mamba2-util', 'waw-ssm-friction',
  'map-kan-util', 'com-kan-10pct', 'map-100x-tax', 'att-10-100x', 'map-ode-util',
  'waw-capsule', 'waw-three-properties'
)
ORDER BY id
