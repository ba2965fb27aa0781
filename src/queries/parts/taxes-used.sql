-- title: Taxes that were used
-- description: Of taxes and the model sequence-scaling: rows, range of the measured taxes, what they are and the keys.
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    min(tax) AS low,
    max(tax) AS high,
    string_agg(
      format('{:.2f}x at {:g}B', tax, params_b) || COALESCE(' on ' || n_gpus::VARCHAR || ' GPUs', ''),
      ', ' ORDER BY params_b, id
    ) AS found,
    list_slice(list_sort(list(key)), 1, 12) AS keys
  FROM (
    SELECT 'kernel_benchmarks:' || id AS key, id, tax, params_b, n_gpus, evidence FROM taxes
    UNION ALL
    SELECT 'model_results:' || id, NULL, NULL, NULL, NULL, evidence
    FROM model_results
    WHERE model = 'sequence-scaling' AND quantity LIKE 'tax.%' AND (evidence = 'seen' OR NOT $verified_only)
  ) AS rows_used
)
