-- title: Months to adoption over both stages
-- description: Of verdicts and chosen: first and last verdict, what is said, the median of the first production use,
--   rows, and keys of the twelve techniques nearest to that median.
overall AS (
  SELECT
    min(verdict) AS first_verdict,
    max(verdict) AS last_verdict,
    string_agg(said, '. ' ORDER BY stage DESC) AS said,
    max(median) FILTER (WHERE stage = 'first_production') AS median,
    max(lower_quartile) FILTER (WHERE stage = 'first_production') AS lower_quartile,
    max(upper_quartile) FILTER (WHERE stage = 'first_production') AS upper_quartile
  FROM verdicts
),
watched AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM chosen
),
nearest AS (
  SELECT list_sort(list('architectures:' || architecture_id)) AS keys
  FROM (
    SELECT chosen.architecture_id
    FROM chosen, overall
    WHERE chosen.status = 'reached' AND chosen.stage = 'first_production'
    ORDER BY abs(chosen.months - overall.median), chosen.architecture_id
    LIMIT 12
  ) AS closest
)
