-- title: Models against a claim, and arguable ones
-- description: Of used (id, label, params_total_b, against, arguable, evidence): how many, how many read in their
--   source, the names of the largest and the keys.
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE against) AS n_against,
    count(*) FILTER (WHERE against AND evidence = 'seen') AS n_against_seen,
    count(*) FILTER (WHERE arguable) AS n_arguable,
    count(*) FILTER (WHERE arguable AND evidence = 'seen') AS n_arguable_seen,
    array_to_string(
      list_slice(list(label ORDER BY params_total_b DESC, id) FILTER (WHERE against), 1, 3),
      ', '
    ) AS against_names,
    array_to_string(
      list_slice(list(label ORDER BY params_total_b DESC, id) FILTER (WHERE arguable), 1, 3),
      ', '
    ) AS arguable_names,
    list_slice(list_sort(list('sequence_models:' || id) FILTER (WHERE against OR arguable)), 1, 12) AS decisive
  FROM used
)
