-- title: Claims about the rubric
-- description: The claims of the essays that this page tests.
SELECT id, essay, section, claim, quantity, unit, evidence, sources
FROM essay_claims
WHERE id IN (
  'map-axes-5', 'map-h-max6', 'map-e-max4',
  'map-ex-transformer', 'map-ex-mixtral', 'map-ex-mamba', 'map-ex-kan',
  'map-moe-orange', 'com-moe-orange'
)
ORDER BY id
