-- title: Years of the models that the essay names
-- description: Models that the essay's claims on record name, by their release. Two parts: each was released from
--   2023 to 2025; and none is of Google or Amazon, who train on chips of their own and not on GPUs (a claim on Gemini
--   counts, even where no model of that exact name is on record). Reproduced where both hold, mixed where one does,
--   contradicted where none does, unsupported under 5 models. The value counts those from 2023 to 2025.
-- claims: waw-window
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
own_chips AS (
  SELECT count(*) AS n, list_sort(list('essay_claims:' || id)) AS keys
  FROM essay_claims
  WHERE essay = 'what-actually-works' AND regexp_matches(claim, '\b(Gemini|Gemma|Nova)\b')
    AND (evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE released BETWEEN DATE '2023-01-01' AND DATE '2025-12-31') AS inside,
    count(*) FILTER (WHERE regexp_matches(org, 'Google|Amazon')) AS own,
    list_sort(list('models:' || id)) AS keys
  FROM named
)
SELECT
  CASE
    WHEN found.n < 5 THEN 'unsupported'
    WHEN inside = found.n AND own + own_chips.n = 0 THEN 'reproduced'
    WHEN inside = found.n OR own + own_chips.n = 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  format('{} of {} models that its claims name are of 2023 to 2025', inside, found.n)
    || format('; claims on models trained on their maker''s own chips: {}', own + own_chips.n) AS actual,
  inside::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  found.n::INTEGER AS n,
  found.n_seen::INTEGER AS n_seen,
  list_slice(
    list_concat(COALESCE(own_chips.keys, []::VARCHAR[]), COALESCE(found.keys, []::VARCHAR[])), 1, 12
  ) AS decisive
FROM found
CROSS JOIN own_chips
