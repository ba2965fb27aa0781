-- title: The rule for young companies
-- description: The essay's heuristic as it makes it. The dataset follows techniques, not companies, so it cannot test it.
SELECT id, essay, claim, quantity, unit, public_status, how_to_test, evidence, sources
FROM essay_claims
WHERE id = 'map-rule-pytorch'
