-- title: Claims on utilization
-- description: What the essays claim of tensor-core utilization and of what missing the tensor cores costs.
SELECT id, essay, section, claim, quantity, unit, testable_by, evidence, sources
FROM essay_claims
WHERE id IN (
  'com-mamba2-util', 'com-kan-10pct', 'map-kan-util', 'map-ode-util', 'att-10-100x', 'map-ssm-13b',
  'map-ssm-frontier-red', 'att-google-2016'
)
ORDER BY id
