-- title: Recurrent models released after 2025 by size
-- description: A rule of thumb, tested on models with recurrent layers released after 2025. Two parts: from 13B on at
--   least 5 were read and none is without attention; and below 7.75B, where models sold as 7B end, a model without
--   attention was read. Linear recurrences count as pure in both, as the rule would have it. Reproduced where both
--   parts hold, mixed where one does, contradicted where a model without attention was read from 13B and none below,
--   else unsupported. The value is the number of models from 13B.
-- claims: map-rule-7b-13b
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, params_total_b, family IN ('pure_ssm', 'linear_rnn') AS pure
  FROM sequence_models
  WHERE released > DATE '2025-12-31' AND (params_total_b < 7.75 OR params_total_b >= 13)
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE params_total_b >= 13) AS n_large,
    count(*) FILTER (WHERE params_total_b >= 13 AND pure) AS n_large_pure,
    count(*) FILTER (WHERE params_total_b >= 13 AND evidence = 'seen') AS n_large_seen,
    count(*) FILTER (WHERE params_total_b >= 13 AND pure AND evidence = 'seen') AS n_large_pure_seen,
    count(*) FILTER (WHERE params_total_b < 7.75) AS n_small,
    count(*) FILTER (WHERE params_total_b < 7.75 AND pure) AS n_small_pure,
    count(*) FILTER (WHERE params_total_b < 7.75 AND pure AND evidence = 'seen') AS n_small_pure_seen,
    list_slice(list_sort(list('sequence_models:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n_large_seen >= 5 AND n_large_pure_seen = 0 AND n_small_pure_seen > 0 THEN 'reproduced'
    WHEN (n_large_seen >= 5 AND n_large_pure_seen = 0) OR n_small_pure_seen > 0 THEN 'mixed'
    WHEN n_large_pure_seen > 0 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  format('{} of {} models from 13B are without attention, ', n_large_pure, n_large)
    || format('{} of {} below 7.75B ({} of these read)', n_small_pure, n_small, n_small_pure_seen) AS actual,
  n_large::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
