-- title: Pure state-space models above 7B
-- description: Advice that rests on there being no public evidence above 7B. Pure state-space models trained from
--   scratch above 7.75B, where models sold as 7B end, up to the end of 2025: reproduced where pure models were read
--   and none is that large; contradicted where one was read that does not lag its Transformer by the first report of
--   its authors; mixed where all that were read lag, as there is evidence then and it speaks for the caution; else
--   unsupported. The value is the largest size.
-- claims: waw-tactical-ssm
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT
    id,
    name,
    headline_result,
    evidence,
    params_total_b,
    params_total_b > 7.75 AS large,
    regexp_matches(headline_result, '(?i)\b(lags?|trails?|behind|worse)\b') AS worse
  FROM sequence_models
  WHERE family = 'pure_ssm' AND origin = 'from_scratch' AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    max(params_total_b) AS largest,
    count(*) FILTER (WHERE large) AS n_large,
    count(*) FILTER (WHERE large AND evidence = 'seen') AS n_large_seen,
    count(*) FILTER (WHERE large AND NOT worse AND evidence = 'seen') AS n_large_equal,
    string_agg(name || ': ' || headline_result, '; ' ORDER BY id) FILTER (WHERE large) AS reports,
    list_slice(list_sort(list('sequence_models:' || id) FILTER (WHERE large)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n_large_equal > 0 THEN 'contradicted'
    WHEN n_large_seen > 0 THEN 'mixed'
    WHEN n_large = 0 AND n_seen > 0 THEN 'reproduced'
    ELSE 'unsupported'
  END AS verdict,
  format('{} of {} pure models from scratch are above 7B', n_large, n)
    || COALESCE(' (' || reports || ')', '') AS actual,
  largest AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
