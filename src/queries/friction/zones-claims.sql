-- title: Claims about the friction zones
-- description: What the essay says of the speed of each zone, and of the two cases that it takes as their templates.
SELECT id, essay, section, claim, quantity, unit, evidence, sources
FROM essay_claims
WHERE id IN (
  'map-green-speed', 'map-yellow-speed', 'map-orange-speed', 'map-kan-zero',
  'map-flash-lag-20', 'map-flash-breakdown', 'map-moe-36', 'map-moe-no-oss', 'map-moe-serving-late2024'
)
ORDER BY id
