-- title: Techniques nearest to a median
-- description: Of chosen (architecture_id, status, months) and arrived: keys of the twelve that arrived nearest to the
--   median.
nearest AS (
  SELECT list_sort(list('architectures:' || architecture_id)) AS keys
  FROM (
    SELECT architecture_id
    FROM chosen, arrived
    WHERE status = 'reached'
    ORDER BY abs(months - median), architecture_id
    LIMIT 12
  ) AS closest
)
