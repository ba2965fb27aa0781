-- title: How far two raters agree
-- description: Techniques that two raters scored as of their introduction under the same wording of the rubric, one pair
--   a technique, and how often both gave the same level on each axis and the same zone.
-- param verified_only boolean = false: Only rows read in their source
WITH rated AS (
  SELECT ratings.*, zones.zone
  FROM ratings
  JOIN zones USING (architecture_id, as_of_kind, rater, rubric_version)
  WHERE as_of_kind = 'introduction' AND (NOT $verified_only OR ratings.evidence = 'seen')
),
pairs AS (
  SELECT architecture_id, rubric_version, min(rater) AS one, max(rater) AS other
  FROM rated
  GROUP BY architecture_id, rubric_version
  HAVING count(DISTINCT rater) > 1
)
SELECT
  pairs.rubric_version,
  count(*) AS n,
  sum(CAST(a.ga = b.ga AS INTEGER)) AS same_ga,
  sum(CAST(a.mal = b.mal AS INTEGER)) AS same_mal,
  sum(CAST(a.par = b.par AS INTEGER)) AS same_par,
  sum(CAST(a.sti = b.sti AS INTEGER)) AS same_sti,
  sum(CAST(a.im = b.im AS INTEGER)) AS same_im,
  sum(CAST(a.zone = b.zone AS INTEGER)) AS same_zone
FROM pairs
JOIN rated AS a
  ON a.architecture_id = pairs.architecture_id AND a.rubric_version = pairs.rubric_version AND a.rater = pairs.one
JOIN rated AS b
  ON b.architecture_id = pairs.architecture_id AND b.rubric_version = pairs.rubric_version AND b.rater = pairs.other
GROUP BY pairs.rubric_version
ORDER BY pairs.rubric_version
