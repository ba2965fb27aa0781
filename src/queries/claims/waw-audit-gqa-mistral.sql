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
-- part: verdict-of-parts,
-- part: count-of-parts
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
