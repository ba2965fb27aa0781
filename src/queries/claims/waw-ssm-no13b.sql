-- title: Pure state-space models of 13B or more
-- description: Pure state-space models up to the end of 2025: how many have 13B parameters or more. Linear recurrences
--   are no Mamba blocks and do not count. Reproduced where such models were read and none has 13B, contradicted by one
--   that was read and has, else unsupported. That nobody published one does not show that nobody trained one. The value
--   counts the exceptions; the rows listed are these or, without any, the models that were read.
-- claims: waw-ssm-no13b
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, name, evidence, params_total_b, params_total_b >= 13 AS large
  FROM sequence_models
  WHERE family = 'pure_ssm' AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE large) AS n_large,
    count(*) FILTER (WHERE large AND evidence = 'seen') AS n_large_seen,
    string_agg(name, ', ' ORDER BY params_total_b DESC, id) FILTER (WHERE large) AS names,
    list_sort(list('sequence_models:' || id) FILTER (WHERE large)) AS exceptions,
    list_sort(list('sequence_models:' || id) FILTER (WHERE evidence = 'seen')) AS readings
  FROM used
)
SELECT
  CASE
    WHEN n_large_seen > 0 THEN 'contradicted'
    WHEN n_large = 0 AND n_seen > 0 THEN 'reproduced'
    ELSE 'unsupported'
  END AS verdict,
  format('{} of {} pure state-space models have 13B or more', n_large, n) || COALESCE(': ' || names, '') AS actual,
  n_large::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  list_slice(COALESCE(exceptions, readings, []::VARCHAR[]), 1, 12) AS decisive
FROM counted
