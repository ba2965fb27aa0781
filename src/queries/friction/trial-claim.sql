-- title: The claim on trial
-- description: The first claim of the essays, as they make it.
SELECT id, essay, section, claim, quantity, unit, evidence, sources
FROM essay_claims
WHERE id = 'waw-claim1-hw-beats-bench'
ORDER BY id
