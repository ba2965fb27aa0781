-- title: Claims on the two gates
-- description: What the essays claim of hardware compatibility and institutional backing, and of the three case studies.
SELECT id, essay, section, claim, quantity, unit, testable_by, evidence, sources
FROM essay_claims
WHERE id IN (
  'att-two-gates', 'att-mamba-gemm', 'att-retnet-6p7', 'att-retnet-abandoned', 'att-retnet-blindspot', 'att-rwkv-14b'
)
ORDER BY id
