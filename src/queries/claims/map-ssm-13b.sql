-- title: Training efficiency of recurrent models by size
-- description: Model FLOP utilization in training of models with recurrent layers, by the size that the run names.
--   Reproduced where the median from 13B is at most half of that below 13B, which is how "dramatically" is taken;
--   contradicted where it is not lower; mixed between; unsupported under 5 runs that were read, or under 2 on either
--   side. The value is the median from 13B, in percent.
-- claims: map-ssm-13b
-- param verified_only boolean = false: Only rows read in their source
WITH runs AS (
  SELECT
    id,
    evidence,
    implementation,
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
sized AS (
  SELECT * FROM runs WHERE size_b IS NOT NULL
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE size_b >= 13) AS n_large,
    count(*) FILTER (WHERE size_b < 13) AS n_small,
    median(mfu) FILTER (WHERE size_b >= 13) AS large,
    median(mfu) FILTER (WHERE size_b < 13) AS small,
    string_agg(
      format('{:g}% at {:g}B{}', mfu, size_b, CASE evidence WHEN 'seen' THEN '' ELSE ' (' || evidence || ')' END),
      ', ' ORDER BY size_b, id
    ) AS runs,
    list_slice(list_sort(list('kernel_benchmarks:' || id)), 1, 12) AS decisive
  FROM sized
)
SELECT
  CASE
    WHEN n_seen < 5 OR least(n_small, n_large) < 2 THEN 'unsupported'
    WHEN large <= small / 2 THEN 'reproduced'
    WHEN large >= small THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(format('{} training runs: ', n) || runs, 'no training run in this selection') AS actual,
  round(large, 1) AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
