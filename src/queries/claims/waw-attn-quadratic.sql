-- title: Quadratic attention, bound by memory or by arithmetic
-- description: For the attention of each model of known head geometry: operations per byte of off-chip traffic at 16
--   bits, against the ridge of A100, H100 and H200 (tensor peak over memory bandwidth). Reading a prompt of n = 4,096
--   tokens with heads of size d takes 4 n^2 d operations; unfused it moves 8 n^2 + 8 n d bytes, as the scores travel
--   four times; fused 8 n d, every tensor once, as the keys and values of a head fit the second-level cache. A memory
--   problem is an intensity below the ridge. Read in two ways, as the claim names no kernel: unfused and fused.
--   Reproduced where both lie below in more than half of the cases, contradicted where neither does, else mixed;
--   below 5 models unsupported. The value is the median unfused intensity, low and high its range. A timed run is the
--   better test and comes with the kernel lab.
-- claims: waw-attn-quadratic
-- param verified_only boolean = false: Only rows read in their source
WITH geometry AS (
  SELECT
    id,
    evidence,
    COALESCE(head_dim, d_model / n_heads)::DOUBLE AS d
  FROM models
  WHERE attention IN ('MHA', 'GQA', 'MQA') AND n_heads > 0 AND COALESCE(head_dim, d_model) > 0
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: ridge-points,
intensities AS (
  SELECT
    ridge,
    4 * power(4096, 2) * d / (8 * power(4096, 2) + 8 * 4096 * d) AS unfused,
    CASE WHEN 4 * 4096 * d <= cache_bytes THEN 4 * power(4096, 2) * d / (8 * 4096 * d) END AS fused
  FROM geometry
  CROSS JOIN gpus
),
tally AS (
  SELECT
    count(*) AS n_cases,
    avg(CASE WHEN unfused < ridge THEN 1 ELSE 0 END) AS unfused_below,
    avg(CASE WHEN fused < ridge THEN 1 ELSE 0 END) AS fused_below,
    median(unfused) AS unfused,
    min(unfused) AS least_unfused,
    max(unfused) AS most_unfused,
    median(fused) AS fused,
    min(ridge) AS ridge_low,
    max(ridge) AS ridge_high
  FROM intensities
),
used AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen FROM geometry
),
cards AS (
  SELECT
    3 * count(*) AS n,
    list_concat(list_concat(list('kernel_benchmarks:' || peak_id), list('kernel_benchmarks:' || memory_id)),
      list('kernel_benchmarks:' || sram_id)) AS keys
  FROM gpus
)
SELECT
  CASE
    WHEN used.n < 5 OR n_cases = 0 THEN 'unsupported'
    WHEN unfused_below > 0.5 AND fused_below > 0.5 THEN 'reproduced'
    WHEN unfused_below <= 0.5 AND fused_below <= 0.5 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  CASE
    WHEN n_cases = 0 THEN 'no model of known head geometry, or no datasheet, in this selection'
    ELSE format('operations per byte: unfused {:.0f}, fused {:.0f}; ridge {:.0f}-{:.0f}; below it in {:.0f}% of unfused and {:.0f}% of fused cases',
      unfused, fused, ridge_low, ridge_high, 100 * unfused_below, 100 * fused_below)
  END AS actual,
  round(unfused, 1)::DOUBLE AS value,
  round(least_unfused, 1)::DOUBLE AS low,
  round(most_unfused, 1)::DOUBLE AS high,
  (used.n + cards.n)::INTEGER AS n,
  (used.n_seen + cards.n)::INTEGER AS n_seen,
  COALESCE(list_slice(list_sort(keys), 1, 12), []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN used
CROSS JOIN cards
