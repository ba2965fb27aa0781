-- title: Claims on the size of caches
-- description: What the essays claim of the memory that keys and values take.
SELECT id, essay, section, claim, quantity, unit, testable_by, evidence, sources
FROM essay_claims
WHERE id IN ('waw-kv-70b-128k', 'waw-kv-glossary', 'waw-h100-hbm')
ORDER BY id
