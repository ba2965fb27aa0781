-- title: How far other raters are from the default scores
-- description: Every rater who scored techniques that have a default rating of another hand: how often all five axes
--   agree at introduction, the mean distance and shift on each axis (the rater's level less the default's), and how
--   often the zone is the same. Under another rubric_version wording and rater differ at once.
-- param verified_only boolean = false: Only rows read in their source
WITH rated AS (
  SELECT ratings.*, zones.zone
  FROM ratings
  JOIN zones USING (architecture_id, as_of_kind, rater, rubric_version)
  WHERE as_of_kind = 'introduction' AND (NOT $verified_only OR ratings.evidence = 'seen')
),
pairs AS (
  SELECT
    other.rater,
    other.rubric_version,
    standard.rubric_version AS default_version,
    other.ga - standard.ga AS ga,
    other.mal - standard.mal AS mal,
    other.par - standard.par AS par,
    other.sti - standard.sti AS sti,
    other.im - standard.im AS im,
    other.zone = standard.zone AS is_same_zone
  FROM rated AS other
  JOIN rated AS standard ON standard.architecture_id = other.architecture_id AND standard.is_default
  WHERE NOT other.is_default
),
distances AS (
  SELECT *, abs(ga) + abs(mal) + abs(par) + abs(sti) + abs(im) AS distance FROM pairs
)
SELECT
  rubric_version,
  rater,
  default_version,
  count(*) AS n,
  sum(CAST(distance = 0 AS INTEGER)) AS n_same,
  sum(CAST(is_same_zone AS INTEGER)) AS n_same_zone,
  round(avg(distance), 2) AS mean_distance,
  round(avg(ga), 2) AS shift_ga,
  round(avg(mal), 2) AS shift_mal,
  round(avg(par), 2) AS shift_par,
  round(avg(sti), 2) AS shift_sti,
  round(avg(im), 2) AS shift_im
FROM distances
GROUP BY rubric_version, rater, default_version
ORDER BY rubric_version, rater, default_version
