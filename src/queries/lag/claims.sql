-- title: Claims about adoption lags
-- description: What the essays say of the time from a publication to standard practice, for all techniques of a tier.
SELECT id, essay, section, claim, quantity, unit, testable_by, evidence, sources
FROM essay_claims
WHERE id IN (
  'waw-tldr-lag', 'waw-lag-buckets', 'waw-kernel-lag', 'waw-pred-kernel-2y', 'waw-pred-serving-3y',
  'waw-fals-kernel', 'waw-fals-serving', 'waw-24-36-any', 'waw-training-faster', 'map-weeks'
)
ORDER BY id
