-- title: Kolmogorov–Arnold networks in production by the end of 2025
-- description: A use is a technique of the family with a production system, an event of a serving stack, a large
--   model, a flagship or a default, or a model of 1 billion parameters or more that lists one among its mechanisms,
--   up to the end of 2025. One use read in its source contradicts the claim; none in rows that were read (at least
--   one) reproduces it. What was looked through is n; absence from the record is not proof of absence. value is the
--   number of uses.
-- claims: map-kan-zero
-- param verified_only boolean = false: Only rows read in their source
WITH family AS (
  SELECT id, adoption_2025, first_production, first_production_date, evidence
  FROM architectures
  WHERE category = 'kan' AND (evidence = 'seen' OR NOT $verified_only)
),
events AS (
  SELECT id, stage, date, evidence
  FROM adoption_events
  WHERE technique_id IN (SELECT id FROM architectures WHERE category = 'kan')
    AND (evidence = 'seen' OR NOT $verified_only)
),
searched AS (
  SELECT id, mechanisms, evidence
  FROM models
  WHERE params_total_b >= 1
    AND len(mechanisms) > 0
    AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
uses AS (
  SELECT 'architectures:' || id AS key, evidence
  FROM family
  WHERE adoption_2025 > 0 OR first_production_date <= DATE '2025-12-31'
  UNION ALL
  SELECT 'adoption_events:' || id, evidence
  FROM events
  WHERE stage IN ('serving_stack', 'first_large_model', 'frontier_flagship', 'default')
    AND date <= DATE '2025-12-31'
  UNION ALL
  SELECT 'models:' || searched.id, searched.evidence
  FROM (SELECT id, evidence, unnest(mechanisms) AS mechanism FROM searched) AS searched
  JOIN architectures ON architectures.id = searched.mechanism AND architectures.category = 'kan'
),
-- part: uses-on-record
SELECT
  CASE
    WHEN uses_seen > 0 THEN 'contradicted'
    WHEN uses > 0 OR n_seen = 0 THEN 'unsupported'
    ELSE 'reproduced'
  END AS verdict,
  printf(
    '%d uses in %d KAN techniques, %d events of theirs and %d models of 1 billion parameters or more',
    uses,
    techniques,
    events,
    models
  ) AS actual,
  CAST(uses AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(found.keys, bearing.keys, CAST([] AS VARCHAR[])) AS decisive
FROM found, counts, looked, bearing
