-- title: Size, attention and date of DeepSeek-V2
-- description: DeepSeek-V2 against what is claimed of it: 236B in all and 21B active, as the models table or a
--   measured system names them; latent attention, from the model or its adoption events; and six months after
--   Mixtral, which must match when rounded to a month, as no "about" stands there. A part holds where a row read in
--   its source says so and none says otherwise. Reproduced where every part holds, mixed where some do, contradicted
--   where none holds and one fails, unsupported where no part was read. The value is the lag in months.
-- claims: map-dsv2
-- param verified_only boolean = false: Only rows read in their source
WITH mixtral AS (
  SELECT min(date) AS released
  FROM adoption_events
  WHERE technique_id = 'sparsely-gated-moe' AND stage = 'frontier_flagship' AND what LIKE 'Mixtral 8x7B%'
    AND (evidence = 'seen' OR NOT $verified_only)
),
parts AS (
  SELECT
    1 AS part,
    format('{:g}B in all, {:g}B active in the models table', params_total_b, params_active_b) AS found,
    params_total_b = 236 AND params_active_b = 21 AS holds,
    NULL AS figure,
    'models:' || id AS key,
    evidence
  FROM models
  WHERE id = 'deepseek-v2'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    1,
    'measured as ' || model,
    regexp_matches(model, '236B-A21B$'),
    NULL,
    'moe_measurements:' || id,
    evidence
  FROM moe_measurements
  WHERE id = 'dsv2_tput'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    2,
    'released ' || date || ' with latent attention',
    what LIKE 'DeepSeek-V2%',
    NULL,
    'adoption_events:' || id,
    evidence
  FROM adoption_events
  WHERE technique_id = 'multi-head-latent-attention' AND stage = 'first_large_model'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT
    3,
    format(
      '{:.1f} months after Mixtral ({})',
      date_diff('day', mixtral.released, date) / 30.4375,
      mixtral.released::VARCHAR
    ),
    round(date_diff('day', mixtral.released, date) / 30.4375) = 6,
    date_diff('day', mixtral.released, date) / 30.4375,
    'adoption_events:' || id,
    evidence
  FROM adoption_events
  CROSS JOIN mixtral
  WHERE technique_id = 'multi-head-latent-attention' AND stage = 'first_large_model' AND mixtral.released IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
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
