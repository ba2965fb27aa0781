-- title: Months to adoption of techniques that are yellow at introduction
-- description: Months from introduction to first production use, and to on by default, up to the end of 2025,
--   for techniques that are yellow at introduction by their default rating. Claimed: about 20 to 24. Two
--   readings of each stage. Those that arrived: reproduced if their median lies in the range, mixed if their
--   middle half reaches it, else contradicted. Of those watched long enough to tell, where one that did not
--   arrive counts as later than all: contradicted if most of those watched to the start of the range came
--   before it, or most of those watched to its end came later or not at all, else reproduced. Readings that
--   differ are mixed, and so are stages that differ; below 5 techniques in either reading a stage is
--   unsupported, and all is with verified_only, as rows read in a source are mostly those of techniques that
--   arrived. value is the median month of first production use among those that arrived, low and high the
--   quartiles.
-- claims: map-yellow-speed
-- param verified_only boolean = false: Only rows read in their source
WITH claimed AS (SELECT 20 AS low, 24 AS high),
chosen AS (
  SELECT
    adoption_durations.architecture_id,
    adoption_durations.stage,
    adoption_durations.status,
    adoption_durations.months,
    date_diff('day', adoption_durations.introduced, DATE '2025-12-31') / 30.4375 AS watched_for,
    adoption_durations.evidence
  FROM adoption_durations
  JOIN friction_over_time ON friction_over_time.architecture_id = adoption_durations.architecture_id
  WHERE adoption_durations.stage IN ('first_production', 'default')
    AND friction_over_time.zone_introduction = 'yellow'
    AND (adoption_durations.evidence = 'seen' OR NOT $verified_only)
),
-- part: stages-of-a-zone,
-- part: zone-speed
SELECT
  CASE
    WHEN $verified_only OR first_verdict IS NULL THEN 'unsupported'
    WHEN first_verdict = last_verdict THEN first_verdict
    ELSE 'mixed'
  END AS verdict,
  'from introduction, to the end of 2025: ' || COALESCE(said, 'no yellow technique on record') AS actual,
  median AS value,
  lower_quartile AS low,
  upper_quartile AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM overall, watched, nearest
