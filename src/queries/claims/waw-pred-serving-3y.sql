-- title: Serving techniques since 2023: months to standard practice
-- description: Months from introduction to standard practice, up to the end of 2025, for techniques introduced
--   since 2023 whose adoption asks for a new serving or training topology. Standard practice is on by default
--   or, where that has no date, the first frontier flagship. Claimed: closer to three years, so nearer to 36
--   months than to 24 or 48: 30 to 42. Two readings must agree. Those that arrived: reproduced if their median
--   lies in the range, mixed if their middle half reaches it, else contradicted. Of those watched long enough
--   to tell, where one that did not arrive counts as later than all: contradicted if most of those watched to
--   the start of the range came before it, or most of those watched to its end came later or not at all, else
--   reproduced. Readings that differ are mixed; below 5 techniques in either, unsupported, and so with
--   verified_only, as rows read in a source are mostly those of techniques that arrived. value is the median of
--   those that arrived, low and high their quartiles.
-- claims: waw-pred-serving-3y
-- param verified_only boolean = false: Only rows read in their source
WITH claimed AS (SELECT 30 AS low, 42 AS high),
-- part: standard-by-adoption,
chosen AS (
  SELECT
    standard.architecture_id,
    standard.status,
    standard.months,
    date_diff('day', standard.introduced, DATE '2025-12-31') / 30.4375 AS watched_for,
    standard.evidence
  FROM standard
  WHERE standard.architecture_id IN (SELECT technique_id FROM adoption_events WHERE tier = 'system')
    AND standard.introduced >= DATE '2023-01-01'
    AND (standard.evidence = 'seen' OR NOT $verified_only)
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
  'introduction to default, else flagship, papers since 2023, to the end of 2025: ' || CASE
    WHEN arrived.n = 0 THEN printf('none of %d system techniques arrived by the end of 2025', watched.n)
    ELSE
      printf(
        'median %.1f months (middle half %.1f–%.1f) for the %d system techniques that arrived; ',
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
