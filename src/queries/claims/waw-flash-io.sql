-- title: Off-chip traffic that FlashAttention saves
-- description: Bytes that unfused attention moves over those that FlashAttention moves, at 16 bits and n = 2,048
--   tokens, for each model's head size d on A100, H100 and H200. Unfused: 8 n^2 + 8 n d. Fused, least: 8 n d, every
--   tensor once. Fused, most: 4 n d + 24 n^2 d^2 / M, FlashAttention's own count, where M values fit into one
--   multiprocessor's on-chip memory and the second-level cache helps nothing. "Roughly an order of magnitude" is
--   nearer to 10 than to 1 or 100, 3.2 to 32. Reproduced where the medians of both bounds lie there, mixed where one
--   does or they enclose it, else contradicted; below 5 models unsupported. Low and high are the two medians, the
--   value their geometric middle. Counting bytes in a run is the better test and comes with the kernel lab.
-- claims: waw-flash-io
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
sheets AS (
  SELECT id, metric, shape
  FROM kernel_benchmarks
  WHERE primitive = 'datasheet' AND evidence = 'seen'
    AND gpu IN ('A100 SXM', 'H100 SXM', 'H200 SXM')
),
gpus AS (
  SELECT id, TRY_CAST(regexp_extract(shape, '([0-9]+) KiB x', 1) AS DOUBLE) * 1024 / 2 AS on_chip_values
  FROM sheets
  WHERE metric = 'sram_mb'
),
savings AS (
  SELECT
    (8 * power(2048, 2) + 8 * 2048 * d) / (4 * 2048 * d + 24 * power(2048, 2) * d * d / on_chip_values) AS least_saved,
    (8 * power(2048, 2) + 8 * 2048 * d) / (8 * 2048 * d) AS most_saved
  FROM geometry
  CROSS JOIN gpus
  WHERE on_chip_values > 0
),
tally AS (
  SELECT
    count(*) AS n_cases,
    median(least_saved) AS least,
    median(most_saved) AS most,
    sqrt(10) AS lower,
    10 * sqrt(10) AS upper
  FROM savings
),
used AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen FROM geometry
),
cards AS (
  SELECT count(*) AS n, list('kernel_benchmarks:' || id) AS keys FROM gpus
)
SELECT
  CASE
    WHEN used.n < 5 OR n_cases = 0 THEN 'unsupported'
    WHEN least BETWEEN lower AND upper AND most BETWEEN lower AND upper THEN 'reproduced'
    WHEN least <= upper AND most >= lower THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n_cases = 0 THEN 'no model of known head geometry, or no datasheet, in this selection'
    ELSE format('{:.1f}x if every re-read leaves the chip, {:.1f}x if none does', least, most)
  END AS actual,
  round(sqrt(least * most), 2)::DOUBLE AS value,
  round(least, 2)::DOUBLE AS low,
  round(most, 2)::DOUBLE AS high,
  (used.n + cards.n)::INTEGER AS n,
  (used.n_seen + cards.n)::INTEGER AS n_seen,
  COALESCE(list_slice(list_sort(keys), 1, 12), []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN used
CROSS JOIN cards
