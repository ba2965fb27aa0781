-- title: Release of the models that the essay names
-- description: Models that the essay's claims on record name, by their release. Reproduced where all were out by 4
--   December 2025, contradicted where a release read in its source came later, unsupported under 5 models. That its
--   table leaves nothing out that was public by then is not tested. The value counts those out by that day.
-- claims: waw-t1-asof
-- param verified_only boolean = false: Only rows read in their source
WITH named AS (
  SELECT models.id, models.name, models.org, models.released, models.evidence
  FROM models
  WHERE (models.evidence = 'seen' OR NOT $verified_only)
    AND EXISTS (
      SELECT 1
      FROM essay_claims
      WHERE essay_claims.essay = 'what-actually-works'
        AND contains(lower(essay_claims.claim), lower(regexp_replace(models.name, ' (v0\.1|\d+B-A\d+B|34B|\d+B)$', '')))
    )
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE released <= DATE '2025-12-04') AS in_time,
    count(*) FILTER (WHERE released > DATE '2025-12-04' AND evidence = 'seen') AS late,
    max(released) AS latest,
    max_by(name, released::VARCHAR || id) AS latest_name,
    list_slice(list_sort(list('models:' || id)), 1, 12) AS keys
  FROM named
)
SELECT
  CASE
    WHEN late > 0 THEN 'contradicted'
    WHEN n < 5 THEN 'unsupported'
    WHEN in_time = n THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    format('{} of {} models that its claims name were out by 2025-12-04, the last {} on {}', in_time, n, latest_name, latest::VARCHAR),
    'no model that its claims name in this selection'
  ) AS actual,
  in_time::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
