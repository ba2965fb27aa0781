-- title: Two readings of a lag
-- description: Of chosen (status, months, watched_for), arrived and claimed (low, high): whether those that arrived,
--   and those watched for long enough, fit the months claimed.
followed AS (
  SELECT
    count(*) FILTER (WHERE watched_for >= low) AS to_start,
    count(*) FILTER (WHERE watched_for >= high) AS to_end,
    count(*) FILTER (WHERE watched_for >= high AND (status = 'not_reached' OR months > high)) AS later,
    count(*) FILTER (WHERE watched_for >= low AND months < low) AS before
  FROM chosen, claimed
  WHERE status <> 'undated'
),
readings AS (
  SELECT
    CASE
      WHEN arrived.n < 5 THEN 'unsupported'
      WHEN median BETWEEN low AND high THEN 'reproduced'
      WHEN lower_quartile <= high AND upper_quartile >= low THEN 'mixed'
      ELSE 'contradicted'
    END AS of_arrived,
    CASE
      WHEN to_start < 5 THEN 'unsupported'
      WHEN 2 * before > to_start THEN 'contradicted'
      WHEN to_end < 5 THEN 'unsupported'
      WHEN 2 * later > to_end THEN 'contradicted'
      ELSE 'reproduced'
    END AS of_followed
  FROM arrived, followed, claimed
)
