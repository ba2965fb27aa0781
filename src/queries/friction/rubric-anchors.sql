-- title: The four worked examples, by every rater
-- description: What the essay gives each worked example, read from its claims, beside every rating of the same technique
--   on record. is_anchor_row marks ratings whose note calls the row an anchor of the rubric: whoever gave them knew the
--   essay's scores, so their agreement with it shows little.
-- claims: map-ex-transformer, map-ex-mixtral, map-ex-mamba, map-ex-kan
-- param verified_only boolean = false: Only rows read in their source
WITH pairs AS (
  SELECT *
  FROM (
    VALUES
      ('map-ex-transformer', 'flashattention'),
      ('map-ex-mixtral', 'coarse-top2-moe'),
      ('map-ex-mamba', 'falcon-mamba-7b'),
      ('map-ex-kan', 'kan')
  ) AS pair (claim_id, architecture_id)
),
essay AS (
  SELECT
    pairs.claim_id,
    pairs.architecture_id,
    architectures.name,
    essay_claims.claim,
    CAST(regexp_extract(essay_claims.quantity, '^(\d+)', 1) AS INTEGER) AS essay_h,
    CAST(regexp_extract(essay_claims.quantity, '; *(\d+)', 1) AS INTEGER) AS essay_e,
    lower(regexp_extract(essay_claims.claim, '(Green|Yellow|Orange|Red)\.', 1)) AS essay_zone
  FROM pairs
  JOIN essay_claims ON essay_claims.id = pairs.claim_id
  JOIN architectures ON architectures.id = pairs.architecture_id
),
rated AS (
  SELECT
    ratings.*,
    zones.h,
    zones.e,
    zones.zone,
    COALESCE(ratings.note ILIKE '%anchor row%', FALSE) AS is_anchor_row
  FROM ratings
  JOIN zones
    ON zones.architecture_id = ratings.architecture_id
    AND zones.as_of_kind = ratings.as_of_kind
    AND zones.rater = ratings.rater
    AND zones.rubric_version = ratings.rubric_version
  WHERE ratings.evidence = 'seen' OR NOT $verified_only
)
SELECT
  essay.claim_id,
  essay.architecture_id,
  essay.name,
  essay.claim,
  essay.essay_h,
  essay.essay_e,
  essay.essay_zone,
  rated.rater,
  rated.rubric_version,
  rated.as_of_kind,
  rated.as_of,
  rated.as_of_precision,
  rated.is_default,
  rated.is_anchor_row,
  rated.ga,
  rated.mal,
  rated.par,
  rated.h,
  rated.sti,
  rated.im,
  rated.e,
  rated.zone,
  rated.why_ga,
  rated.why_mal,
  rated.why_par,
  rated.why_sti,
  rated.why_im,
  rated.sources,
  rated.evidence
FROM essay
LEFT JOIN rated ON rated.architecture_id = essay.architecture_id
ORDER BY
  essay.essay_h + essay.essay_e DESC,
  essay.architecture_id,
  rated.is_default DESC,
  rated.rubric_version,
  rated.rater,
  rated.as_of_kind DESC
