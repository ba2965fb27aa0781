-- title: Months of those that arrived
-- description: Of chosen (status, months, evidence): median and quartiles of the months of those that arrived, and how
--   many were watched, read in a source, never arrived, or are undated.
arrived AS (
  SELECT
    count(*) AS n,
    round(median(months), 1) AS median,
    round(quantile_cont(months, 0.25), 1) AS lower_quartile,
    round(quantile_cont(months, 0.75), 1) AS upper_quartile
  FROM chosen
  WHERE status = 'reached'
),
watched AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE status = 'not_reached') AS not_reached,
    count(*) FILTER (WHERE status = 'undated') AS undated
  FROM chosen
)
