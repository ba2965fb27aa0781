-- title: The zone of state-space techniques behind pure models of up to 7B
-- description: Ratings for the end of 2025, by every rater, of Falcon Mamba 7B and of each state-space technique that
--   a model without attention of 1 to 7.5 billion parameters (7B as such models are named) uses. Reproduced if all
--   are orange, mixed if most are, else contradicted. value is the share that is orange.
-- claims: map-ssm-7b-orange
-- param verified_only boolean = false: Only rows read in their source
WITH small_models AS (
  SELECT unnest(mechanisms) AS mechanism
  FROM models
  WHERE architecture_class = 'pure_ssm'
    AND params_total_b BETWEEN 1 AND 7.5
    AND (evidence = 'seen' OR NOT $verified_only)
),
techniques AS (
  SELECT DISTINCT architectures.id
  FROM architectures
  LEFT JOIN small_models ON small_models.mechanism = architectures.id
  WHERE architectures.category = 'state-space'
    AND (small_models.mechanism IS NOT NULL OR architectures.id = 'falcon-mamba-7b')
),
rated AS (
  SELECT
    zones.architecture_id,
    zones.zone,
    'ratings:' || zones.architecture_id || '/' || zones.rater || '/' || zones.as_of_kind AS key,
    zones.evidence
  FROM zones
  JOIN techniques ON techniques.id = zones.architecture_id
  WHERE zones.as_of_kind = '2025' AND (zones.evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE zone = 'orange') AS orange,
    count(DISTINCT architecture_id) AS techniques,
    string_agg(DISTINCT architecture_id, ', ' ORDER BY architecture_id) FILTER (WHERE zone <> 'orange') AS others,
    list_sort(list(key))[1:12] AS keys
  FROM rated
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN orange = n THEN 'reproduced'
    WHEN 2 * orange > n THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  printf('%d of %d ratings of %d techniques are orange', orange, n, techniques)
  || COALESCE('; not orange: ' || others, '') AS actual,
  round(orange / nullif(n, 0), 3) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
