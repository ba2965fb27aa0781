-- title: Claims on the economics of orchestration
-- description: What the essay on ToolOrchestra claims of latency, cost, break-even and the gates of adoption.
SELECT id, essay, section, claim, quantity, unit, testable_by, evidence, sources
FROM essay_claims
WHERE id IN ('to-50000x', 'to-75k-breakeven', 'to-p99-exponential', 'to-four-gates')
ORDER BY id
