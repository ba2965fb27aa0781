-- title: Mixture of experts: orange or yellow?
-- description: The zone of Mixtral's technique, coarse top-2 routing, by each rater who did not start from the
--   essay's scores, at introduction and for the end of 2025, beside the zones of all mixture techniques at both dates
--   by the default rating. Decided where Mixtral's zone is the same for every rater and date, else it depends on the
--   reading; open without such ratings.
-- claims: map-ex-mixtral, map-moe-orange, com-moe-orange
-- param verified_only boolean = false: Only rows read in their source
WITH mixtral AS (
  SELECT
    zones.as_of_kind,
    zones.zone,
    zones.rater,
    'ratings:' || zones.architecture_id || '/' || zones.rater || '/' || zones.as_of_kind AS key
  FROM zones
  JOIN ratings
    ON ratings.architecture_id = zones.architecture_id
    AND ratings.as_of_kind = zones.as_of_kind
    AND ratings.rater = zones.rater
    AND ratings.rubric_version = zones.rubric_version
  WHERE zones.architecture_id = 'coarse-top2-moe'
    AND (zones.evidence = 'seen' OR NOT $verified_only)
    AND NOT COALESCE(ratings.note ILIKE '%anchor row%', FALSE)
),
by_date AS (
  SELECT
    string_agg(DISTINCT zone, ' or ' ORDER BY zone) FILTER (WHERE as_of_kind = 'introduction') AS early,
    string_agg(DISTINCT zone, ' or ' ORDER BY zone) FILTER (WHERE as_of_kind = '2025') AS late,
    count(DISTINCT zone) AS zones,
    count(DISTINCT rater) AS raters,
    list_sort(list(key)) AS keys
  FROM mixtral
),
family AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE zone_introduction = 'orange') AS orange_early,
    count(*) FILTER (WHERE zone_2025 = 'orange') AS orange_late,
    count(*) FILTER (WHERE zone_2025 = 'yellow') AS yellow_late
  FROM friction_over_time
  JOIN architectures ON architectures.id = friction_over_time.architecture_id
  WHERE architectures.category = 'moe-routing' AND (friction_over_time.evidence = 'seen' OR NOT $verified_only)
)
SELECT
  CASE
    WHEN raters = 0 OR n = 0 THEN 'open'
    WHEN zones = 1 THEN 'decided'
    ELSE 'reading'
  END AS outcome,
  CASE
    WHEN raters = 0 OR n = 0 THEN 'Too few ratings in this selection.'
    ELSE format(
      'Of {} techniques {} are orange at introduction and {} at the end of 2025, when {} are yellow; ',
      n,
      orange_early,
      orange_late,
      yellow_late
    )
      || format(
        'the {} raters of Mixtral''s own technique who did not start from the essay call it {} at introduction and {} for the end of 2025.',
        raters,
        early,
        late
      )
  END AS resolution,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM by_date
CROSS JOIN family
