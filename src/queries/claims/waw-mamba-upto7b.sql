-- title: Pure state-space models up to 7B against Transformers
-- description: Pure state-space models up to 7.75B parameters, which is where models sold as 7B end, up to the end of
--   2025, and what their authors report first. Reproduced where Falcon Mamba 7B and at least one other were read to
--   match or beat a Transformer and none was read to lag; mixed where some lag; contradicted where all comparisons
--   read lag; unsupported where fewer were read. The authors speak of their own models. The value counts the
--   comparisons read.
-- claims: waw-mamba-upto7b
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT
    id,
    name,
    headline_result,
    evidence,
    regexp_matches(headline_result, '(?i)\b(beats|match(es|ed|ing)?|surpasses|outperforms|exceeds)\b') AS better,
    regexp_matches(headline_result, '(?i)\b(lags?|trails?|behind|worse)\b') AS worse
  FROM sequence_models
  WHERE family = 'pure_ssm' AND params_total_b < 7.75 AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE better AND NOT worse AND evidence = 'seen') AS n_better,
    count(*) FILTER (WHERE worse AND evidence = 'seen') AS n_worse,
    count(*) FILTER (WHERE better AND NOT worse AND evidence = 'seen' AND name LIKE 'Falcon Mamba 7B%') AS n_falcon,
    string_agg(name || ': ' || headline_result, '; ' ORDER BY id)
      FILTER (WHERE (better OR worse) AND evidence = 'seen') AS compared,
    list_slice(list_sort(list('sequence_models:' || id) FILTER (WHERE better OR worse)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n_better > 0 AND n_worse > 0 THEN 'mixed'
    WHEN n_worse > 0 THEN 'contradicted'
    WHEN n_falcon > 0 AND n_better >= 2 THEN 'reproduced'
    ELSE 'unsupported'
  END AS verdict,
  format('{} of {} models name a comparison that was read', n_better + n_worse, n)
    || COALESCE(' (' || compared || ')', '') AS actual,
  (n_better + n_worse)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
