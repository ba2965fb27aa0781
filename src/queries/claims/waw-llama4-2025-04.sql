-- title: First mixture of experts by Meta
-- description: Two parts. Llama 4 must be of April 2025, in the models table or the adoption events; and nothing that
--   Meta made with experts may be older, be it a release in the models table or a measured research model. Reproduced
--   where April 2025 was read and nothing older, mixed where something older was read too, contradicted where only
--   that holds, unsupported where nothing was read.
-- claims: waw-llama4-2025-04
-- param verified_only boolean = false: Only rows read in their source
WITH parts AS (
  SELECT
    1 AS part,
    name || ' released ' || released AS found,
    date_trunc('month', released) = DATE '2025-04-01' AS holds,
    NULL AS figure,
    'models:' || id AS key,
    evidence
  FROM models
  WHERE org = 'Meta' AND name LIKE 'Llama 4%'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    1,
    what || ' ' || date,
    date_trunc('month', date) = DATE '2025-04-01',
    NULL,
    'adoption_events:' || id,
    evidence
  FROM adoption_events
  WHERE technique_id = 'sparsely-gated-moe' AND stage = 'frontier_flagship' AND what LIKE 'Llama 4%'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 2, 'older: ' || name || ' ' || released, FALSE, NULL, 'models:' || id, evidence
  FROM models
  WHERE org = 'Meta' AND ffn = 'moe' AND released < DATE '2025-04-01'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    2,
    'older: ' || system || ' ' || strftime(date, '%Y'),
    FALSE,
    NULL,
    'moe_measurements:' || id,
    evidence
  FROM moe_measurements
  WHERE regexp_matches(system, '\bMeta\b') AND date < DATE '2025-04-01'
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: verdict-of-parts,
-- part: count-of-parts
SELECT
  CASE
    WHEN n_held > 0 AND n_failed = 0 THEN 'reproduced'
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
