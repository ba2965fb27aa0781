-- title: Grouped-query attention by April 2024
-- description: Four parts: the paper of May 2023; and grouped-query attention in each Llama 3, each Gemma and each
--   Qwen released from January to April 2024. That the kernels were the same cannot be read from rows and is left
--   out. A part holds where a row read in its source says so and none says otherwise. Reproduced where every part
--   holds, mixed where some do, contradicted where none holds and one fails, unsupported where no part was read. The
--   value is the months from the paper to the first Llama 3.
-- claims: map-gqa-dates
-- param verified_only boolean = false: Only rows read in their source
WITH paper AS (
  SELECT id, date, evidence
  FROM adoption_events
  WHERE technique_id = 'grouped-query-attention' AND stage = 'paper'
    AND (evidence = 'seen' OR NOT $verified_only)
),
spring AS (
  SELECT
    CASE WHEN name LIKE 'Llama 3%' THEN 2 WHEN name LIKE 'Gemma%' THEN 3 WHEN name LIKE 'Qwen%' THEN 4 END AS part,
    models.id,
    name,
    attention,
    date_diff('day', paper.date, released) / 30.4375 AS months,
    models.evidence
  FROM models
  LEFT JOIN paper ON TRUE
  WHERE released BETWEEN DATE '2024-01-01' AND DATE '2024-04-30' AND attention <> 'undisclosed'
    AND (models.evidence = 'seen' OR NOT $verified_only)
),
parts AS (
  SELECT
    1 AS part,
    'paper ' || date AS found,
    date_trunc('month', date) = DATE '2023-05-01' AS holds,
    NULL AS figure,
    'adoption_events:' || id AS key,
    evidence
  FROM paper
  UNION ALL
  SELECT
    part,
    name || ' ' || attention || CASE part WHEN 2 THEN format(' after {:.1f} months', months) ELSE '' END,
    attention = 'GQA',
    CASE part WHEN 2 THEN months END,
    'models:' || id,
    evidence
  FROM spring
  WHERE part IS NOT NULL
),
-- part: verdict-of-parts,
counted AS (
  SELECT
    round(min(figure), 1) AS value,
    count(DISTINCT key) AS n,
    count(DISTINCT key) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list(DISTINCT key)), 1, 12) AS decisive
  FROM parts
)
SELECT
  CASE
    WHEN n_held = 4 THEN 'reproduced'
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
