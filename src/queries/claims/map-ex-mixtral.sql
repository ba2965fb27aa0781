-- title: Mixtral-8x7B by raters who did not start from the essay
-- description: Ratings of coarse-top2-moe for the end of 2025, without those whose note marks them as an anchor of
--   the rubric, as whoever gave them knew the essay's scores. Reproduced if each has H 5 and E 3, mixed if some has
--   them or lands in the yellow zone, contradicted if none does, unsupported without such a rating. value is the mean
--   of H + E (essay: 8), low and high the lowest and highest.
-- claims: map-ex-mixtral
-- param verified_only boolean = false: Only rows read in their source
WITH rated AS (
  SELECT
    zones.h,
    zones.e,
    zones.zone,
    zones.rater,
    'ratings:' || zones.architecture_id || '/' || zones.rater || '/' || zones.as_of_kind AS key,
    zones.evidence,
    COALESCE(ratings.note ILIKE '%anchor row%', FALSE) AS is_anchor
  FROM zones
  JOIN ratings
    ON ratings.architecture_id = zones.architecture_id
    AND ratings.as_of_kind = zones.as_of_kind
    AND ratings.rater = zones.rater
    AND ratings.rubric_version = zones.rubric_version
  WHERE zones.architecture_id = 'coarse-top2-moe'
    AND zones.as_of_kind = '2025'
    AND (zones.evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE h = 5 AND e = 3) AS exact,
    count(*) FILTER (WHERE zone = 'yellow') AS same_zone,
    string_agg(printf('%s H %d E %d %s', rater, h, e, zone), ', ' ORDER BY rater) AS said,
    round(avg(h + e), 1) AS total,
    min(h + e) AS lowest,
    max(h + e) AS highest,
    list_sort(list(key)) AS keys
  FROM rated
  WHERE NOT is_anchor
)
SELECT
  CASE
    WHEN n = 0 THEN 'unsupported'
    WHEN exact = n THEN 'reproduced'
    WHEN exact > 0 OR same_zone > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(said, 'no rating but anchors of the rubric on record') AS actual,
  total AS value,
  CAST(lowest AS DOUBLE) AS low,
  CAST(highest AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
