-- title: Parameters and experts of DeepSeek-V3
-- description: Three parts, each an exact count of the models table: 671B parameters in all, 37B active, 256 routed
--   experts (the shared one apart). A part holds where a row read in its source says so and none says otherwise.
--   Reproduced where every part holds, mixed where some do, contradicted where none holds and one fails, unsupported
--   where no part was read. The value is the parameters in all, in billions.
-- claims: map-v3-params
-- param verified_only boolean = false: Only rows read in their source
WITH parts AS (
  SELECT
    part,
    CASE part
      WHEN 1 THEN format('{:g}B in all', params_total_b)
      WHEN 2 THEN format('{:g}B active', params_active_b)
      ELSE format('{} routed experts', n_experts)
    END AS found,
    CASE part WHEN 1 THEN params_total_b = 671 WHEN 2 THEN params_active_b = 37 ELSE n_experts = 256 END AS holds,
    CASE part WHEN 1 THEN params_total_b END AS figure,
    'models:' || id AS key,
    evidence
  FROM models
  CROSS JOIN (SELECT unnest([1, 2, 3]) AS part) AS three
  WHERE id = 'deepseek-v3'
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: verdict-of-parts,
-- part: count-of-parts
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
