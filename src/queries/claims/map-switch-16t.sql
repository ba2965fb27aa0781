-- title: Size and date of the Switch Transformer
-- description: Two parts. The largest Switch Transformer must have 1.6T parameters when rounded to 0.1T, in the
--   models table or where a measurement names its size; its preprint must be of January 2021. A part holds where a
--   row read in its source says so and none says otherwise. Reproduced where every part holds, mixed where some do,
--   contradicted where none holds and one fails, unsupported where no part was read. The value is in trillion
--   parameters.
-- claims: map-switch-16t
-- param verified_only boolean = false: Only rows read in their source
WITH parts AS (
  SELECT
    1 AS part,
    format('{}: {:g}T', name, params_total_b / 1000) AS found,
    round(params_total_b / 1000, 1) = 1.6 AS holds,
    params_total_b / 1000 AS figure,
    'models:' || id AS key,
    evidence
  FROM models
  WHERE id = 'switch-c-1.6t'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    1,
    'measured as ' || model,
    regexp_extract(model, '([0-9.]+)T\)$', 1) = '1.6',
    NULL,
    'moe_measurements:' || id,
    evidence
  FROM moe_measurements
  WHERE system = 'Switch Transformer' AND regexp_matches(model, 'Switch-C .*T\)$')
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    2,
    what || ' ' || date,
    date_trunc('month', date) = DATE '2021-01-01',
    NULL,
    'adoption_events:' || id,
    evidence
  FROM adoption_events
  WHERE technique_id = 'sparsely-gated-moe' AND stage = 'paper' AND what LIKE 'Switch%'
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
