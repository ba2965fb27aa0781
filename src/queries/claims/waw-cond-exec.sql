-- title: Share of frontier models that route tokens to experts
-- description: A proxy for an analogy: residual connections became all but universal, so 90% of frontier models is
--   taken as "what they were". Frontier models of the 2020s with a disclosed feed-forward block, and the share with a
--   mixture of experts, over all of them and over those of the last full year. Reproduced where both are 90% or more,
--   mixed where one is or the last year's share is above one half, else contradicted; below 5 models of the last year
--   unsupported. Adapters and sparse attention are left out, and models that disclose nothing do not count. The value
--   is the share of the last full year, low and high its 95% Wilson interval.
-- claims: waw-cond-exec
-- param verified_only boolean = false: Only rows read in their source
WITH frontier AS (
  SELECT id, year(released) AS release_year, ffn = 'moe' AS mixture, evidence
  FROM models
  WHERE is_frontier_flagship AND released >= DATE '2020-01-01' AND ffn IN ('dense', 'moe')
    AND (evidence = 'seen' OR NOT $verified_only)
),
last_year AS (
  SELECT max(release_year) - 1 AS release_year FROM frontier
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    avg(mixture::INTEGER)::DOUBLE AS share,
    max(last_year.release_year) AS last_full_year,
    count(*) FILTER (WHERE frontier.release_year = last_year.release_year) AS n_last,
    count(*) FILTER (WHERE frontier.release_year = last_year.release_year AND mixture) AS k_last,
    avg(mixture::INTEGER) FILTER (WHERE frontier.release_year = last_year.release_year)::DOUBLE AS share_last,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE frontier.release_year = last_year.release_year)), 1, 12) AS keys
  FROM frontier
  CROSS JOIN last_year
),
wilson AS (
  SELECT
    *,
    (share_last + 1.9208 / n_last) / (1 + 3.8416 / n_last) AS centre,
    1.96 / (1 + 3.8416 / n_last) * sqrt(share_last * (1 - share_last) / n_last + 0.9604 / (n_last::DOUBLE * n_last)) AS half
  FROM tally
)
SELECT
  CASE
    WHEN n_last < 5 THEN 'unsupported'
    WHEN share >= 0.9 AND share_last >= 0.9 THEN 'reproduced'
    WHEN share >= 0.9 OR share_last > 0.5 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no frontier model with a disclosed feed-forward block in this selection'
    ELSE format('mixtures of experts in {:.0f}% of {} frontier models since 2020, in {} of {} of {}',
      100 * share, n, k_last, n_last, last_full_year)
  END AS actual,
  round(share_last, 2)::DOUBLE AS value,
  round(centre - half, 2)::DOUBLE AS low,
  round(centre + half, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM wilson
