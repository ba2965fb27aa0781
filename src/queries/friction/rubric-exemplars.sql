-- title: Techniques that the essay names for a zone
-- description: The essay's text names techniques under the heading of a zone, without scores; the zone follows from the
--   section in which the claim stands. Beside it, every rating of that technique.
-- claims: map-rope-zero, map-gqa-dates, map-yellow-flash, map-moe-orange, map-ssm-7b-orange, map-kan-zero, map-ode-util
-- param verified_only boolean = false: Only rows read in their source
WITH pairs AS (
  SELECT *
  FROM (
    VALUES
      ('map-rope-zero', 'rope'),
      ('map-rope-zero', 'rmsnorm'),
      ('map-gqa-dates', 'grouped-query-attention'),
      ('map-yellow-flash', 'flashattention'),
      ('map-moe-orange', 'switch-top1-moe'),
      ('map-moe-orange', 'coarse-top2-moe'),
      ('map-ssm-7b-orange', 'falcon-mamba-7b'),
      ('map-kan-zero', 'kan'),
      ('map-ode-util', 'neural-ode')
  ) AS pair (claim_id, architecture_id)
),
named AS (
  SELECT
    pairs.claim_id,
    pairs.architecture_id,
    architectures.name,
    essay_claims.claim,
    essay_claims.section,
    CASE essay_claims.section
      WHEN 'Zone 1' THEN 'green'
      WHEN 'Zone 2' THEN 'yellow'
      WHEN 'Zone 3' THEN 'orange'
      WHEN 'Zone 4' THEN 'red'
    END AS essay_zone
  FROM pairs
  JOIN essay_claims ON essay_claims.id = pairs.claim_id
  JOIN architectures ON architectures.id = pairs.architecture_id
)
SELECT
  named.claim_id,
  named.section,
  named.claim,
  named.essay_zone,
  named.architecture_id,
  named.name,
  zones.rater,
  zones.rubric_version,
  zones.is_default,
  zones.as_of_kind,
  zones.as_of,
  zones.as_of_precision,
  zones.h,
  zones.e,
  zones.zone,
  zones.evidence
FROM named
JOIN zones ON zones.architecture_id = named.architecture_id
WHERE zones.evidence = 'seen' OR NOT $verified_only
ORDER BY
  named.section,
  named.claim_id DESC,
  named.architecture_id,
  zones.is_default DESC,
  zones.rubric_version,
  zones.rater,
  zones.as_of_kind DESC
