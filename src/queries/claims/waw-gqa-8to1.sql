-- title: Query heads for each key-value head
-- description: Ratio of query heads to key-value heads in models with grouped-query attention up to the end of 2025.
--   An example holds where one model is like it: reproduced where a row read in its source has 8 to 1, contradicted
--   where at least 5 were read and none has, else unsupported. The value is the median ratio, low and high are the
--   quartiles; the rows listed have 8 to 1.
-- claims: waw-gqa-8to1
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, n_heads / n_kv_heads AS ratio
  FROM models
  WHERE attention = 'GQA' AND n_heads IS NOT NULL AND n_kv_heads > 0 AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE ratio = 8) AS k,
    count(*) FILTER (WHERE ratio = 8 AND evidence = 'seen') AS k_seen,
    median(ratio) AS middle,
    quantile_cont(ratio, 0.25) AS low,
    quantile_cont(ratio, 0.75) AS high,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE ratio = 8)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE WHEN k_seen > 0 THEN 'reproduced' WHEN n_seen >= 5 THEN 'contradicted' ELSE 'unsupported' END AS verdict,
  format('{} of {} models have 8 to 1', k, n)
    || COALESCE(format('; median {:g} to 1, middle half {:g}-{:g}', middle, low, high), '') AS actual,
  round(middle, 2) AS value,
  round(low, 2) AS low,
  round(high, 2) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
