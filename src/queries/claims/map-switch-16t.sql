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
