-- title: Context of large mixtures with latent attention
-- description: Longest context of mixtures of experts with latent attention and 100B parameters or more, released up
--   to the end of 2025. Reproduced where a row read in its source reaches 128K (131,072) tokens, contradicted where
--   rows were read and none does, unsupported where none was read. The value is the median context in tokens, low and
--   high the shortest and longest.
-- claims: waw-mla-128k
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, context_length, context_length >= 131072 AS reaches
  FROM models
  WHERE attention = 'MLA' AND ffn = 'moe' AND params_total_b >= 100 AND context_length IS NOT NULL
    AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE reaches) AS k,
    count(*) FILTER (WHERE reaches AND evidence = 'seen') AS k_seen,
    median(context_length) AS middle,
    min(context_length) AS low,
    max(context_length) AS high,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE reaches)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE WHEN k_seen > 0 THEN 'reproduced' WHEN n_seen > 0 THEN 'contradicted' ELSE 'unsupported' END AS verdict,
  format('{} of {} large mixtures with latent attention reach 128K tokens', k, n) AS actual,
  middle::DOUBLE AS value,
  low::DOUBLE AS low,
  high::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
