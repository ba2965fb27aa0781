-- title: Experts that act on a token
-- description: Mixtures of experts up to the end of 2025. Two parts: a model read in its source sends a token to one
--   or two routed experts, as in the examples; and the median model uses a small subset, taken as a quarter of its
--   routed experts at most. Reproduced where both hold, mixed where one does, contradicted where none does,
--   unsupported under 5 models. The value is the median number of active experts, low and high are the quartiles; the
--   rows listed use one or two.
-- claims: waw-topk-examples
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, n_experts_active AS active, n_experts_active / n_experts AS share
  FROM models
  WHERE ffn = 'moe' AND n_experts_active > 0 AND n_experts > 0 AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE active <= 2) AS k,
    count(*) FILTER (WHERE active <= 2 AND evidence = 'seen') AS k_seen,
    median(share) AS share,
    median(active) AS middle,
    quantile_cont(active, 0.25) AS low,
    quantile_cont(active, 0.75) AS high,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE active <= 2)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN k_seen > 0 AND share <= 0.25 THEN 'reproduced'
    WHEN k_seen > 0 OR share <= 0.25 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  format('{} of {} mixtures use one or two, {} of them read', k, n, k_seen)
    || COALESCE(format('; median {:g} experts, {:.1f}% of the routed ones', middle, 100 * share), '') AS actual,
  round(middle, 1) AS value,
  round(low, 1) AS low,
  round(high, 1) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
