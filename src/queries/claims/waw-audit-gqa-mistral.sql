-- title: Attention of Mistral 7B
-- description: Two parts, from the models table and the adoption events: grouped-query attention, and a sliding
--   window. A part holds where a row read in its source says so and none says otherwise. Reproduced where every part
--   holds, mixed where some do, contradicted where none holds and one fails, unsupported where no part was read.
-- claims: waw-audit-gqa-mistral
-- param verified_only boolean = false: Only rows read in their source
WITH parts AS (
  SELECT
    1 AS part,
    name || ': ' || attention AS found,
    attention = 'GQA' AS holds,
    NULL AS figure,
    'models:' || id AS key,
    evidence
  FROM models
  WHERE id = 'mistral-7b'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    2,
    name || CASE WHEN has_window THEN ': a' ELSE ': no' END || ' sliding window',
    has_window,
    NULL,
    'models:' || id,
    evidence
  FROM (SELECT *, list_contains(mechanisms, 'sliding-window-attention') AS has_window FROM models) AS windowed
  WHERE id = 'mistral-7b'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    CASE technique_id WHEN 'grouped-query-attention' THEN 1 ELSE 2 END,
    what || ' ' || date,
    TRUE,
    NULL,
    'adoption_events:' || id,
    evidence
  FROM adoption_events
  WHERE technique_id IN ('grouped-query-attention', 'sliding-window-attention') AND stage = 'first_large_model'
    AND what LIKE 'Mistral 7B%'
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
    WHEN n_held = 2 THEN 'reproduced'
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
