-- title: All models by size and class
-- description: How many models of any kind are on record, and how many organisations made them. Models whose size is not
--   published are counted in their own row.
-- claims: com-ssm-13b-cliff, map-7b-cliff
-- param verified_only boolean = false: Only rows read in their source
-- param released_until date = 2025-12-31: Released on or before
WITH binned AS (
  SELECT
    *,
    CASE
      WHEN params_total_b IS NULL THEN 4
      WHEN params_total_b < 7.75 THEN 1
      WHEN params_total_b < 13 THEN 2
      ELSE 3
    END AS bin
  FROM models
  WHERE released <= $released_until::DATE
    AND (evidence = 'seen' OR NOT $verified_only)
)
SELECT
  CASE bin
    WHEN 1 THEN 'up to 7B'
    WHEN 2 THEN '8B to 13B'
    WHEN 3 THEN '13B and more'
    ELSE 'size not published'
  END AS size_bin,
  count(*) AS n,
  count(DISTINCT org) AS n_organisations,
  count(DISTINCT org) FILTER (
    WHERE architecture_class IN ('hybrid', 'linear_rnn', 'pure_ssm')
  ) AS n_organisations_recurrent,
  count(*) FILTER (WHERE architecture_class IN ('dense_transformer', 'moe_transformer')) AS n_transformer,
  count(*) FILTER (WHERE architecture_class = 'hybrid') AS n_hybrid,
  count(*) FILTER (WHERE architecture_class = 'linear_rnn') AS n_linear_rnn,
  count(*) FILTER (WHERE architecture_class = 'pure_ssm') AS n_pure_ssm,
  count(*) FILTER (WHERE architecture_class IN ('other', 'undisclosed')) AS n_other,
  count(*) FILTER (WHERE evidence = 'seen') AS n_seen
FROM binned
GROUP BY bin
ORDER BY bin
