-- title: Predictions with a date
-- description: Predictions of the essay with the years of their deadlines.
listed AS (
  SELECT id, year(deadline) AS due, evidence
  FROM predictions
  WHERE regexp_matches(id, '^att-pred-\d+$') AND (evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    min(due) FILTER (WHERE evidence = 'seen') AS early,
    max(due) FILTER (WHERE evidence = 'seen') AS late,
    list_sort(list('predictions:' || id)) AS keys
  FROM listed
)
