-- title: Sizes of DeepSeek-V3 and Llama 3.1 405B
-- description: Parameters in all of both models of the comparison; at least 400B was claimed, so no tolerance below
--   it. A part holds where a row read in its source says so and none says otherwise. Reproduced where every part
--   holds, mixed where some do, contradicted where none holds and one fails, unsupported where no part was read. The
--   value is the smaller of the two.
-- claims: map-400b
-- param verified_only boolean = false: Only rows read in their source
WITH parts AS (
  SELECT
    CASE id WHEN 'deepseek-v3' THEN 1 ELSE 2 END AS part,
    format('{}: {:g}B', name, params_total_b) AS found,
    params_total_b >= 400 AS holds,
    params_total_b AS figure,
    'models:' || id AS key,
    evidence
  FROM models
  WHERE id IN ('deepseek-v3', 'llama-3.1-405b')
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: verdict-of-parts,
counted AS (
  SELECT
    min(figure) AS value,
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
