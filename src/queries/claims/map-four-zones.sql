-- title: Zones of the essay's worked examples
-- description: A definition, which no fact can refute; what can be checked is whether the essay keeps to it. The zones
--   that its own worked examples name are read from essay_claims. Reproduced where they are green, yellow, orange and
--   red, mixed where some of the four have no example, contradicted where an example names none of them, unsupported
--   without an example. This dataset's zones follow a rule of this project and are no evidence. The value is the number
--   of zones.
-- claims: map-four-zones
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: worked-examples,
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(DISTINCT zone) FILTER (WHERE zone <> '') AS zones,
    count(*) FILTER (WHERE zone = '') AS unnamed,
    string_agg(NULLIF(zone, ''), ', ' ORDER BY zone, id) AS said,
    list_sort(list('essay_claims:' || id)) AS keys
  FROM examples
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN unnamed > 0 THEN 'contradicted'
    WHEN zones = 4 THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    format('definition: {} worked examples of the essay in {} zones ({})', n, zones, said),
    'no worked example in this selection'
  ) AS actual,
  zones::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
