-- title: Claims on mixtures of experts
-- description: What the essays claim of the speed and cost of mixtures of experts, and what they say can test it.
SELECT id, essay, section, claim, quantity, unit, testable_by, evidence, sources
FROM essay_claims
WHERE (testable_by = 'moe_measurements' AND essay IN ('hardware-friction-map', 'what-actually-works', 'comments'))
  OR id IN ('waw-moe-long-ctx', 'waw-moe-no-latency', 'map-moe-serving-late2024')
ORDER BY id
