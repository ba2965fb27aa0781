-- title: Active parameters against size of mixtures
-- description: Least-squares slope of log active parameters on log parameters in all, over mixtures of experts up to
--   the end of 2025; active parameters stand for the arithmetic of one token. 0 means that capacity grows at
--   unchanged arithmetic, 1 that arithmetic grows with it as in dense models. With the 95 % interval (slope plus or
--   minus 1.96 standard errors, releases taken as independent): reproduced where it holds 0 or lies below, mixed
--   where it lies between 0 and 1, contradicted where it holds 1 or lies above, unsupported under 5 models. The rows
--   listed are those with the smallest active share.
-- claims: waw-moe-act2-20s
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, ln(params_total_b) AS x, ln(params_active_b) AS y, params_active_b / params_total_b AS share
  FROM models
  WHERE ffn = 'moe' AND params_active_b > 0 AND params_total_b > 0 AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
fitted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    regr_slope(y, x) AS slope,
    regr_sxx(y, x) AS sxx,
    regr_syy(y, x) AS syy,
    median(share) AS share
  FROM used
),
interval AS (
  SELECT
    *,
    1.96::DOUBLE * sqrt(greatest(syy / NULLIF(sxx, 0) - slope * slope, 0) / NULLIF(greatest(n - 2, 0), 0)) AS half
  FROM fitted
),
sparsest AS (
  SELECT list_sort(list('models:' || id)) AS decisive
  FROM (SELECT id FROM used ORDER BY share, id LIMIT 12) AS least_active
)
SELECT
  CASE
    WHEN n < 5 OR half IS NULL THEN 'unsupported'
    WHEN slope + half >= 1 THEN 'contradicted'
    WHEN slope - half > 0 THEN 'mixed'
    ELSE 'reproduced'
  END AS verdict,
  COALESCE(
    format(
      '10 times the size comes with {:.1f} times the active parameters (slope {:.2f}, {:.2f}-{:.2f}); '
        || 'median {:.0f}% active',
      pow(10, slope),
      slope,
      slope - half,
      slope + half,
      100 * share
    ),
    format('{} mixtures with both sizes', n)
  ) AS actual,
  round(slope, 3) AS value,
  round(slope - half, 3) AS low,
  round(slope + half, 3) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM interval
CROSS JOIN sparsest
