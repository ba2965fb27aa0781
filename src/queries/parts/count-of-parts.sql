-- title: Rows behind the parts of a claim
-- description: Of parts (figure, key, evidence): the largest figure, rows, rows read in their source and their keys.
counted AS (
  SELECT
    max(figure) AS value,
    count(DISTINCT key) AS n,
    count(DISTINCT key) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list(DISTINCT key)), 1, 12) AS decisive
  FROM parts
)
