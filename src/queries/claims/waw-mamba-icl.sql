-- title: Pure state-space models at recall
-- description: Pure state-space models up to the end of 2025 whose authors first report on copying, in-context
--   learning, recall, phonebook lookup or five-shot MMLU. A history takes more than one study: reproduced where most of
--   at least 5 models read in their source lag, contradicted where most of so many do not; of fewer, mixed where some
--   lag; else unsupported. The value counts those that lag.
-- claims: waw-mamba-icl
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT
    id,
    name,
    headline_result,
    evidence,
    regexp_matches(headline_result, '(?i)\b(lags?|trails?|behind|worse)\b') AS worse
  FROM sequence_models
  WHERE family = 'pure_ssm' AND released <= DATE '2025-12-31'
    AND regexp_matches(headline_result, '(?i)copying|in-context|recall|phonebook|five-shot MMLU')
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE worse) AS n_worse,
    count(*) FILTER (WHERE worse AND evidence = 'seen') AS n_worse_seen,
    string_agg(name || ': ' || headline_result, '; ' ORDER BY id) AS compared,
    list_slice(list_sort(list('sequence_models:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n_seen >= 5 AND 2 * n_worse_seen > n_seen THEN 'reproduced'
    WHEN n_seen >= 5 AND 2 * n_worse_seen < n_seen THEN 'contradicted'
    WHEN n_worse_seen > 0 THEN 'mixed'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE(compared, 'no model in this selection reports on recall first') AS actual,
  n_worse::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
