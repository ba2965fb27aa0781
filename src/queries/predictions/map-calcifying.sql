-- title: The window for alternatives narrows
-- description: The text states no falsifier. The criterion is this project's: hybrids gain share among flagships of
--   known architecture, comparing the twelve months up to the day of the verdict with the twelve before; or a flagship
--   GPU that is new since the bet has fewer 16-bit matrix operations for each byte of memory bandwidth than the one
--   before it. The newest on record, B200, is older than the bet, and a datasheet carries the day on which it was read,
--   not that of its GPU: so datasheets decide only where the reader asks for it. A gain in share counts when it is
--   larger than the 95% margin of a difference of two shares (Agresti and Caffo 2000), as a few releases move it by
--   many points. The bet is confirmed when its deadline passes without either; with fewer than ten flagships on a side
--   the verdict is undecidable.
-- claims: map-calcifying
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param beyond_error boolean = true: A gain in share must exceed its 95% margin of error
-- param frontier_min_params_b number = 0: Smallest flagship that counts, in billion parameters; above 0 leaves out
--   undisclosed sizes [0|13|100]
-- param count_datasheets boolean = false: A lower ratio of 16-bit operations to bandwidth from one NVIDIA generation
--   to the next counts
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'map-calcifying'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'map-calcifying'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
record AS (
  SELECT
    'models:' || id AS key,
    name,
    released AS day,
    architecture_class IN ('hybrid', 'pure_ssm', 'linear_rnn') AS against,
    released > as_of - INTERVAL 12 MONTH AS recent
  FROM models, bet
  WHERE is_frontier_flagship
    AND released <= as_of
    AND released > as_of - INTERVAL 24 MONTH
    AND architecture_class <> 'undisclosed'
    AND ($frontier_min_params_b = 0 OR params_total_b >= $frontier_min_params_b)
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) FILTER (WHERE recent) AS n_now,
    count(*) FILTER (WHERE NOT recent) AS n_before,
    count(*) FILTER (WHERE recent AND against) AS hybrid_now,
    count(*) FILTER (WHERE NOT recent AND against) AS hybrid_before
  FROM record
),
smoothed AS (
  -- One release more of each kind on each side, as Agresti and Caffo (2000) do for small samples.
  SELECT
    *,
    (hybrid_now + 1.0) / (n_now + 2) AS share_now,
    (hybrid_before + 1.0) / (n_before + 2) AS share_before
  FROM counted
),
share AS (
  SELECT
    100 * (share_now - share_before) AS change,
    196 * sqrt(
      share_now * (1 - share_now) / (n_now + 2) + share_before * (1 - share_before) / (n_before + 2)
    ) AS margin
  FROM smoothed
),
generation AS (
  SELECT gpu, place
  FROM (VALUES ('V100 SXM2', 1), ('A100 SXM', 2), ('H100 SXM', 3), ('B200 SXM', 4)) AS generations(gpu, place)
),
datasheet AS (
  SELECT
    place,
    max(value) FILTER (WHERE metric = 'tflops' AND dtype IN ('fp16', 'bf16')) AS tflops,
    max(value) FILTER (WHERE metric = 'gbps') AS gbps
  FROM kernel_benchmarks
  JOIN generation USING (gpu)
  CROSS JOIN bet
  WHERE primitive = 'datasheet' AND date <= as_of AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY place
),
chip_row AS (
  SELECT 'kernel_benchmarks:' || id AS key, DATE '0001-01-01' AS day
  FROM kernel_benchmarks
  JOIN generation USING (gpu)
  CROSS JOIN bet
  WHERE primitive = 'datasheet'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
    AND place >= (SELECT max(place) - 1 FROM datasheet WHERE tflops IS NOT NULL AND gbps IS NOT NULL)
    AND (metric = 'gbps' OR (metric = 'tflops' AND dtype IN ('fp16', 'bf16')))
),
ratio AS (
  SELECT 1000 * tflops / gbps AS newest, lag(1000 * tflops / gbps) OVER (ORDER BY place) AS previous, place
  FROM datasheet
  WHERE tflops IS NOT NULL AND gbps IS NOT NULL
),
newest_chip AS (
  SELECT max(newest) AS newest, max(previous) AS previous
  FROM ratio
  WHERE place = (SELECT max(place) FROM ratio)
),
found AS (
  SELECT
    CAST(count(*) FILTER (WHERE recent AND NOT against) AS INTEGER) AS n_for,
    CAST(count(*) FILTER (WHERE recent AND against) AS INTEGER) AS n_against,
    max(counted.n_now) AS n_now,
    max(counted.n_before) AS n_before,
    max(counted.hybrid_now) AS hybrid_now,
    max(counted.hybrid_before) AS hybrid_before,
    max(share.change) AS change,
    max(share.margin) AS margin,
    max(newest_chip.newest) AS newest,
    max(newest_chip.previous) AS previous
  FROM counted
  CROSS JOIN share
  CROSS JOIN newest_chip
  LEFT JOIN record ON TRUE
),
decisive AS (
  SELECT COALESCE(list(key ORDER BY key), CAST([] AS VARCHAR[])) AS keys
  FROM (
    SELECT key
    FROM (
      SELECT key, day FROM record WHERE recent AND against
      UNION ALL
      SELECT key, day FROM chip_row WHERE $count_datasheets
    ) AS deciding
    ORDER BY day, key
    LIMIT 12
  ) AS first_keys
)
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN $count_datasheets AND newest < previous THEN 'falsified'
    WHEN n_now < 10 OR n_before < 10 THEN 'undecidable'
    WHEN change > CASE WHEN $beyond_error THEN margin ELSE 0 END THEN 'falsified'
    WHEN deadline < as_of THEN 'confirmed'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    WHEN n_now = 0 OR n_before = 0 THEN 'too few flagships to compare'
    ELSE format(
      'hybrid flagships: {} of {} in twelve months, {} of {} in the twelve before; change {:.0f} points, margin {:.0f}',
      hybrid_now, n_now, hybrid_before, n_before, change, margin
    ) || COALESCE(format('; operations for each byte: {:.0f}, before {:.0f}', newest, previous), '')
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
