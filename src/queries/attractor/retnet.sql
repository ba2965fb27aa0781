-- title: What the rows say to each explanation of RetNet's end
-- description: Rows that bear on three explanations why no large RetNet followed the paper. Hardware: H of 4 or more, and
--   a kernel faster than its baseline, speak against hidden friction; a slower kernel, and no serving stack, for it.
--   Quality: a result of the paper below the Transformer's would speak for a loss; results at 6.7B or below leave open
--   what comes beyond; a large model with the closest relative, a linear attention with a fixed decay as RetNet's, speaks
--   against both, though only mixed with ordinary attention. Backing: a later model of the authors' house with retention
--   would speak against it; going on without it leaves open why, as friction or a loss of quality would end so too.
-- param as_of date = 2026-11-21: Rows dated later are not looked at
-- param verified_only boolean = false: Only rows read in their source
WITH found AS (
  SELECT
    'hardware' AS explanation,
    CASE WHEN ga + mal + par >= 4 THEN 'against' ELSE 'for' END AS bears,
    'hardware fit H of RetNet, default rating' AS what,
    (ga + mal + par)::DOUBLE AS value,
    'of 6' AS unit,
    as_of AS date,
    'ratings:' || architecture_id || '/' || rater || '/' || as_of_kind AS row_key,
    evidence,
    sources
  FROM ratings
  WHERE architecture_id = 'retnet' AND is_default AND as_of_kind = 'introduction'
  UNION ALL
  SELECT
    'hardware',
    CASE WHEN value > 1 THEN 'against' ELSE 'for' END,
    implementation || ' over ' || COALESCE(baseline, 'its baseline') || ', ' || COALESCE(shape, ''),
    value,
    '× as fast',
    date,
    'kernel_benchmarks:' || id,
    evidence,
    sources
  FROM kernel_benchmarks
  WHERE architecture_id = 'retnet' AND metric = 'speedup_vs' AND COALESCE(date <= $as_of::DATE, TRUE)
  UNION ALL
  SELECT
    'quality',
    CASE paper_small_scale_result WHEN 'worse' THEN 'for' ELSE 'open' END,
    'the paper''s own result at small scale: ' || paper_small_scale_result,
    NULL,
    NULL,
    introduced,
    'architectures:' || id,
    evidence,
    sources
  FROM architectures
  WHERE id = 'retnet'
  UNION ALL
  SELECT
    'quality', 'open', name || ': ' || COALESCE(headline_result, 'no result on record'), params_total_b,
    'B parameters', released, 'sequence_models:' || id, evidence, sources
  FROM sequence_models
  WHERE name LIKE 'RetNet%' AND COALESCE(released <= $as_of::DATE, TRUE)
  UNION ALL
  SELECT
    explanations.explanation, 'against', models.name || ' of ' || models.org || ', with lightning attention',
    models.params_total_b, 'B parameters', models.released, 'models:' || models.id, models.evidence, models.sources
  FROM models
  CROSS JOIN (SELECT unnest(['hardware', 'quality']) AS explanation) AS explanations
  WHERE list_contains(models.mechanisms, 'lightning-attention')
    AND models.params_total_b >= 13
    AND models.released <= $as_of::DATE
  UNION ALL
  SELECT
    'backing', 'open', what || ', ' || who, NULL, NULL, date, 'adoption_events:' || id, evidence, sources
  FROM adoption_events
  WHERE technique_id = 'retnet' AND stage = 'abandoned' AND date <= $as_of::DATE
  UNION ALL
  SELECT
    'backing',
    CASE WHEN list_contains(models.mechanisms, 'retnet') THEN 'against' ELSE 'open' END,
    models.name || ' of ' || models.org
      || CASE WHEN list_contains(models.mechanisms, 'retnet') THEN ', with retention' ELSE ', without retention' END,
    models.params_total_b,
    'B parameters',
    models.released,
    'models:' || models.id,
    models.evidence,
    models.sources
  FROM models
  JOIN architectures AS paper ON paper.id = 'retnet' AND models.released > paper.introduced
  WHERE contains(models.org, 'Microsoft') AND models.released <= $as_of::DATE
)
SELECT explanation, bears, what, value, unit, date, row_key, evidence, sources
FROM found
WHERE evidence = 'seen' OR NOT $verified_only
ORDER BY
  CASE explanation WHEN 'hardware' THEN 1 WHEN 'quality' THEN 2 ELSE 3 END,
  CASE bears WHEN 'against' THEN 1 WHEN 'for' THEN 2 ELSE 3 END,
  row_key
