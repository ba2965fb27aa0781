-- title: Mamba up to 2.8B against Transformers
-- description: Mamba models up to 2.8B parameters and what their authors report first, which names at most one
--   comparison each. "Across the board" falls with one that was read and lags; it would take at least 5 that were
--   read and match or beat a Transformer, and none that lags, to reproduce it; else unsupported, as the rows hold no
--   scores side by side. The value counts the comparisons read.
-- claims: map-mamba-130m-2p8b
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
  WHERE family = 'pure_ssm' AND name LIKE 'Mamba%' AND params_total_b <= 2.8
    AND COALESCE(released <= DATE '2025-12-31', TRUE)
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE (better OR worse) AND evidence = 'seen') AS n_compared,
    count(*) FILTER (WHERE worse AND evidence = 'seen') AS n_worse,
    string_agg(name || ': ' || headline_result, '; ' ORDER BY id) FILTER (WHERE better OR worse) AS compared,
    list_slice(list_sort(list('sequence_models:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n_worse > 0 THEN 'contradicted'
    WHEN n_compared >= 5 THEN 'reproduced'
    ELSE 'unsupported'
  END AS verdict,
  format('{} of {} models name a comparison', n_compared, n) || COALESCE(' (' || compared || ')', '') AS actual,
  n_compared::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
