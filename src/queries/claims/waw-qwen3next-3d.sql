-- title: Components of Qwen3-Next
-- description: Three parts, from the row of Qwen3-Next in the models table: recurrent layers of linear attention, an
--   output gate on its attention, and a mixture of experts. A part holds where a row read in its source says so and
--   none says otherwise. Reproduced where every part holds, mixed where some do, contradicted where none holds and
--   one fails, unsupported where no part was read. The value counts the components on record.
-- claims: waw-qwen3next-3d
-- param verified_only boolean = false: Only rows read in their source
WITH components AS (
  SELECT
    id,
    evidence,
    part,
    CASE part WHEN 1 THEN 'linear attention' WHEN 2 THEN 'gated attention' ELSE 'mixture of experts' END AS component,
    CASE part
      WHEN 1 THEN n_recurrent_layers > 0
      WHEN 2 THEN list_contains(mechanisms, 'gated-attention-output')
      ELSE ffn = 'moe'
    END AS holds
  FROM models
  CROSS JOIN (SELECT unnest([1, 2, 3]) AS part) AS three
  WHERE id = 'qwen3-next-80b-a3b'
    AND (evidence = 'seen' OR NOT $verified_only)
),
parts AS (
  SELECT
    part,
    CASE WHEN holds THEN component ELSE 'no ' || component END AS found,
    holds,
    holds::INTEGER AS figure,
    'models:' || id AS key,
    evidence
  FROM components
),
-- part: verdict-of-parts,
counted AS (
  SELECT
    sum(figure) AS value,
    count(DISTINCT key) AS n,
    count(DISTINCT key) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list(DISTINCT key)), 1, 12) AS decisive
  FROM parts
)
SELECT
  CASE
    WHEN n_held = 3 THEN 'reproduced'
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
