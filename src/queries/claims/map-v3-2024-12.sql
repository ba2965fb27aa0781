-- title: Release of DeepSeek-V3
-- description: The release of DeepSeek-V3 in the models table must lie in December 2024. Reproduced where a row read
--   in its source says so, contradicted where one says otherwise, unsupported where none was read.
-- claims: map-v3-2024-12
-- param verified_only boolean = false: Only rows read in their source
WITH parts AS (
  SELECT
    1 AS part,
    name || ' released ' || released AS found,
    CASE WHEN released_precision <> 'year' THEN date_trunc('month', released) = DATE '2024-12-01' END AS holds,
    NULL AS figure,
    'models:' || id AS key,
    evidence
  FROM models
  WHERE id = 'deepseek-v3'
    AND (evidence = 'seen' OR NOT $verified_only)
),
judged AS (
  SELECT part, max(says) AS best, min(says) AS worst
  FROM (
    SELECT part, CASE WHEN evidence <> 'seen' THEN 0 WHEN holds THEN 1 WHEN NOT holds THEN -1 ELSE 0 END AS says
    FROM parts
  ) AS votes
  GROUP BY part
),
outcome AS (
  SELECT
    count(*) FILTER (WHERE best = 1 AND worst >= 0) AS n_held,
    count(*) FILTER (WHERE worst = -1) AS n_failed
  FROM judged
),
said AS (
  SELECT part, found || CASE WHEN bool_or(evidence = 'seen') THEN '' ELSE ' (' || max(evidence) || ')' END AS sentence
  FROM parts
  GROUP BY part, found
),
told AS (
  SELECT string_agg(sentence, '; ' ORDER BY part, sentence) AS actual FROM said
),
counted AS (
  SELECT
    max(figure) AS value,
    count(DISTINCT key) AS n,
    count(DISTINCT key) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list(DISTINCT key)), 1, 12) AS decisive
  FROM parts
)
SELECT
  CASE
    WHEN n_held = 1 THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    WHEN n_failed > 0 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE(actual, 'no such row in this selection') AS actual,
  value::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM outcome
CROSS JOIN told
CROSS JOIN counted
