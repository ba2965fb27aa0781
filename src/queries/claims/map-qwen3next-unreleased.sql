-- title: Release of Qwen3-Next
-- description: Release date of Qwen3-Next in the models table and among sequence models. The claim holds where no
--   release up to the end of 2025 is on record. Contradicted by one such date read in its source; unsupported where
--   none was read, as a missing row is no proof.
-- claims: map-qwen3next-unreleased
-- param verified_only boolean = false: Only rows read in their source
WITH family AS (
  SELECT 'models:' || id AS key, name, released, evidence FROM models WHERE name LIKE 'Qwen3-Next%'
  UNION ALL
  SELECT 'sequence_models:' || id, name, released, evidence FROM sequence_models WHERE name LIKE 'Qwen3-Next%'
),
parts AS (
  SELECT
    1 AS part,
    name || ' released ' || released AS found,
    released > DATE '2025-12-31' AS holds,
    NULL AS figure,
    key,
    evidence
  FROM family
  WHERE (evidence = 'seen' OR NOT $verified_only)
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
