-- title: Llama 3.1 405B against DeepSeek-V3 and Llama 2
-- description: Two parts. The lag from Llama 3.1 405B to DeepSeek-V3 must be 3 months when rounded to a month. The
--   Llama 2 stack counts as kept where attention, feed-forward block, position, normalization and activation of Llama
--   3.1 405B are those of Llama 2 70B. A part holds where a row read in its source says so and none says otherwise.
--   Reproduced where every part holds, mixed where some do, contradicted where none holds and one fails, unsupported
--   where no part was read. The value is the lag in months.
-- claims: map-llama405-three-months
-- param verified_only boolean = false: Only rows read in their source
WITH readable AS (
  SELECT * FROM models WHERE (evidence = 'seen' OR NOT $verified_only)
),
pair AS (
  SELECT
    late.id AS id,
    early.id AS other,
    early.released AS first_day,
    late.released AS last_day,
    early.attention = late.attention AND early.ffn = late.ffn AND early.position = late.position
      AND early.norm = late.norm AND early.activation = late.activation AS same_stack,
    CASE WHEN early.evidence = 'seen' THEN late.evidence ELSE early.evidence END AS evidence
  FROM readable AS early
  JOIN readable AS late ON (early.id, late.id) IN (('llama-3.1-405b', 'deepseek-v3'), ('llama-2-70b', 'llama-3.1-405b'))
),
parts AS (
  SELECT
    1 AS part,
    format(
      '{:.1f} months ({} to {})',
      date_diff('day', first_day, last_day) / 30.4375,
      first_day::VARCHAR,
      last_day::VARCHAR
    ) AS found,
    round(date_diff('day', first_day, last_day) / 30.4375) = 3 AS holds,
    date_diff('day', first_day, last_day) / 30.4375 AS figure,
    unnest(['models:' || id, 'models:' || other]) AS key,
    evidence
  FROM pair
  WHERE id = 'deepseek-v3'
  UNION ALL
  SELECT
    2,
    CASE WHEN same_stack THEN 'all' ELSE 'not all' END || ' five traits are those of Llama 2 70B',
    same_stack,
    NULL,
    unnest(['models:' || id, 'models:' || other]),
    evidence
  FROM pair
  WHERE other = 'llama-2-70b'
),
-- part: verdict-of-parts,
counted AS (
  SELECT
    round(max(figure), 1) AS value,
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
