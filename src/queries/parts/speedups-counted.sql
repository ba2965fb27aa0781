-- title: Speedups that count
-- description: Of published (id, value, upper, speedup, evidence): median, quartiles, what was found and the keys.
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    median(speedup) AS middle,
    quantile_cont(speedup, 0.25) AS lower_quartile,
    quantile_cont(speedup, 0.75) AS upper_quartile,
    string_agg(
      CASE WHEN upper > value THEN format('{:g}-{:g}x', value, upper) ELSE format('{:g}x', value) END
        || CASE evidence WHEN 'seen' THEN '' ELSE ' (' || evidence || ')' END,
      ', ' ORDER BY speedup, id
    ) AS found,
    list_slice(list_sort(list('kernel_benchmarks:' || id)), 1, 12) AS keys
  FROM published
)
