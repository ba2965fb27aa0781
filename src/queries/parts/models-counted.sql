-- title: Models that count
-- description: Of used (id, counts, evidence): models, those that count, those read in their source, and the keys of
--   those that do not count.
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE counts) AS k,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE NOT counts)), 1, 12) AS decisive,
    1.959963984540054::DOUBLE AS z
  FROM used
)
