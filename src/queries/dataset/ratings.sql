-- title: Every rating of one technique
-- description: Scores on the five axes and the reason for each, by every rater and for both dates, with H, E and zone.
-- param id text = flashattention: Identifier of the technique
SELECT
  ratings.rater,
  ratings.rubric_version,
  ratings.as_of_kind,
  ratings.as_of,
  ratings.as_of_precision,
  ratings.is_default,
  ratings.ga,
  ratings.mal,
  ratings.par,
  ratings.sti,
  ratings.im,
  zones.h,
  zones.e,
  zones.zone,
  ratings.why_ga,
  ratings.why_mal,
  ratings.why_par,
  ratings.why_sti,
  ratings.why_im,
  ratings.rated_on,
  ratings.rated_on_precision,
  ratings.sources,
  ratings.evidence,
  ratings.note
FROM ratings
JOIN zones
  ON zones.architecture_id = ratings.architecture_id
  AND zones.as_of_kind = ratings.as_of_kind
  AND zones.rater = ratings.rater
  AND zones.rubric_version = ratings.rubric_version
WHERE ratings.architecture_id = $id
ORDER BY ratings.is_default DESC, ratings.rater, ratings.rubric_version, ratings.as_of_kind DESC
