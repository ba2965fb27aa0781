-- title: Llama 3.1 405B before Llama 4
-- description: Two parts. Llama 3.1 405B must be dense and have 405B parameters; and it must come before the first
--   Llama 4, whose date is that of the adoption event. A part holds where a row read in its source says so and none
--   says otherwise. Reproduced where every part holds, mixed where some do, contradicted where none holds and one
--   fails, unsupported where no part was read.
-- claims: waw-llama31-405b
-- param verified_only boolean = false: Only rows read in their source
WITH llama4 AS (
  SELECT id, date, evidence
  FROM adoption_events
  WHERE technique_id = 'sparsely-gated-moe' AND stage = 'frontier_flagship' AND what LIKE 'Llama 4%'
    AND (evidence = 'seen' OR NOT $verified_only)
),
llama31 AS (
  SELECT * FROM models WHERE id = 'llama-3.1-405b' AND (evidence = 'seen' OR NOT $verified_only)
),
parts AS (
  SELECT
    1 AS part,
    format('{:g}B, feed-forward block: {}', params_total_b, ffn) AS found,
    params_total_b = 405 AND ffn = 'dense' AS holds,
    params_total_b AS figure,
    'models:' || id AS key,
    evidence
  FROM llama31
  UNION ALL
  SELECT
    2,
    'released ' || llama31.released || ', Llama 4 on ' || llama4.date,
    llama31.released < llama4.date,
    NULL,
    'adoption_events:' || llama4.id,
    CASE WHEN llama31.evidence = 'seen' THEN llama4.evidence ELSE llama31.evidence END
  FROM llama31
  CROSS JOIN llama4
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
