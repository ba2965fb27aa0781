-- title: Pure state-space models from 13B and their training
-- description: Pure state-space models trained from scratch with 13B parameters or more, up to the end of 2025.
--   "Prohibitive" falls with one that was read. Where there is none the claim stays unsupported, for nobody having
--   published one does not show what held them back. Linear recurrences of that size are told but are another kind.
--   The value counts the pure state-space models.
-- claims: map-ssm-frontier-red
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, family
  FROM sequence_models
  WHERE family IN ('pure_ssm', 'linear_rnn') AND origin = 'from_scratch' AND params_total_b >= 13
    AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
runs AS (
  SELECT
    id,
    evidence,
    value AS mfu,
    TRY_CAST(regexp_extract(implementation, '([0-9.]+)B', 1) AS DOUBLE) AS size_b
  FROM kernel_benchmarks
  WHERE metric = 'mfu_pct'
    AND (
      regexp_matches(implementation, '(?i)mamba')
      OR (primitive IN ('wkv', 'linear_attention', 'ssd_mamba2', 'selective_scan') AND implementation LIKE '%training%')
    )
    AND (evidence = 'seen' OR NOT $verified_only)
),
trained AS (
  SELECT string_agg(format('{:g}% at {:g}B', mfu, size_b), ', ' ORDER BY size_b, id) AS efficiency
  FROM runs
  WHERE size_b >= 13
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE family = 'pure_ssm') AS n_pure,
    count(*) FILTER (WHERE family = 'pure_ssm' AND evidence = 'seen') AS n_pure_seen,
    count(*) FILTER (WHERE family = 'linear_rnn') AS n_linear,
    list_slice(list_sort(list('sequence_models:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE WHEN n_pure_seen > 0 THEN 'contradicted' ELSE 'unsupported' END AS verdict,
  format('{} pure state-space models and {} linear recurrences from scratch have 13B or more', n_pure, n_linear)
    || COALESCE('; FLOP utilization in training ' || efficiency, '') AS actual,
  n_pure::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
CROSS JOIN trained
