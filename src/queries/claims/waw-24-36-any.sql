-- title: Compatible techniques: months from publication to first production use
-- description: Months from introduction to first production use, up to the end of 2025, for every technique
--   that the default rating calls hardware-compatible: H of 4 or more at introduction (the essays call H of 3
--   or less misaligned). Claimed: 24 to 36. Two readings must agree. Those that arrived: reproduced if their
--   median lies in the range, mixed if their middle half reaches it, else contradicted. Of those watched long
--   enough to tell, where one that did not arrive counts as later than all: contradicted if most of those
--   watched to the start of the range came before it, or most of those watched to its end came later or not at
--   all, else reproduced. Readings that differ are mixed; below 5 techniques in either, unsupported, and so
--   with verified_only, as rows read in a source are mostly those of techniques that arrived. value is the
--   median of those that arrived, low and high their quartiles.
-- claims: waw-24-36-any
-- param verified_only boolean = false: Only rows read in their source
WITH claimed AS (SELECT 24 AS low, 36 AS high),
chosen AS (
  SELECT
    adoption_durations.architecture_id,
    adoption_durations.status,
    adoption_durations.months,
    date_diff('day', adoption_durations.introduced, DATE '2025-12-31') / 30.4375 AS watched_for,
    adoption_durations.evidence
  FROM adoption_durations
  JOIN friction_over_time ON friction_over_time.architecture_id = adoption_durations.architecture_id
  WHERE adoption_durations.stage = 'first_production'
    AND friction_over_time.h >= 4
    AND (adoption_durations.evidence = 'seen' OR NOT $verified_only)
),
-- part: arrived-and-watched,
-- part: two-readings-of-a-lag,
-- part: nearest-to-the-median
SELECT
  CASE
    WHEN $verified_only OR 'unsupported' IN (of_arrived, of_followed) THEN 'unsupported'
    WHEN of_arrived = of_followed THEN of_arrived
    ELSE 'mixed'
  END AS verdict,
  'introduction to first production use, to the end of 2025: ' || CASE
    WHEN arrived.n = 0 THEN printf('none of %d compatible techniques arrived by the end of 2025', watched.n)
    ELSE
      printf(
        'median %.1f months (middle half %.1f–%.1f) for the %d compatible techniques that arrived; ',
        median,
        lower_quartile,
        upper_quartile,
        arrived.n
      )
      || printf('%d never did, %d undated; ', not_reached, undated)
      || printf(
        '%d of %d arrived within %d months, %d of %d not within %d',
        before,
        to_start,
        claimed.low,
        later,
        to_end,
        claimed.high
      )
  END AS actual,
  median AS value,
  lower_quartile AS low,
  upper_quartile AS high,
  watched.n AS n,
  watched.n_seen AS n_seen,
  COALESCE(nearest.keys, CAST([] AS VARCHAR[])) AS decisive
FROM arrived, watched, followed, readings, nearest, claimed
