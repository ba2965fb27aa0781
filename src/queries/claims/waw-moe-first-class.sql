-- title: Mixtures and dense models among leading releases of 2025
-- description: Leading releases of 2025 with a disclosed feed-forward block. Two parts: mixtures of experts are a
--   first-class option, and dense models share the stage, if each makes up at least 20 %. They are asked of all
--   leading releases and of those with 100B parameters or more, as "frontier scale" may mean either; reproduced where
--   both parts hold in both readings, contradicted where neither part holds in either, else mixed; unsupported under
--   5 models in a reading. The value is the share of mixtures among all. The interval is Wilson's at 95 %, as if
--   releases were independent draws, which those of one organisation are not. The rows listed are the dense models.
-- claims: waw-moe-first-class
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, ffn = 'moe' AS counts, COALESCE(params_total_b >= 100, FALSE) AS large
  FROM models
  WHERE is_frontier_flagship AND released BETWEEN DATE '2025-01-01' AND DATE '2025-12-31' AND ffn IN ('dense', 'moe')
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE counts) AS k,
    count(*) FILTER (WHERE large) AS n_large,
    count(*) FILTER (WHERE large AND counts) AS k_large,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE NOT counts)), 1, 12) AS decisive,
    1.959963984540054::DOUBLE AS z
  FROM used
),
-- part: wilson-interval,
parts AS (
  SELECT
    *,
    (k >= 0.2 * n)::INTEGER + (n - k >= 0.2 * n)::INTEGER + (k_large >= 0.2 * n_large)::INTEGER
      + (n_large - k_large >= 0.2 * n_large)::INTEGER AS n_held
  FROM interval
)
SELECT
  CASE
    WHEN least(n, n_large) < 5 THEN 'unsupported'
    WHEN n_held = 4 THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(
    format(
      '{} of {} leading models are mixtures: {}% ({}-{}%)',
      k,
      n,
      round(100 * share)::INTEGER,
      round(100 * low)::INTEGER,
      round(100 * high)::INTEGER
    )
      || format('; of those with 100B or more {} of {}', k_large, n_large),
    'no model in this selection'
  ) AS actual,
  round(share, 3) AS value,
  round(low, 3) AS low,
  round(high, 3) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM parts
