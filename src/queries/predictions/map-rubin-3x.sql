-- title: Rubin brings threefold Transformer layers and HBM4
-- description: The criterion is this project's: shipping Rubin systems run Transformer layers less than twice as fast
--   as GB300, by a measurement. Measurements are rows of the GPU figures for a Rubin part against GB300 that are not
--   datasheets. Where the reader lets announcements decide, a collected fact against of strength 3, read in its
--   source, falsifies: the threefold figure and HBM4 were announced for two different parts. As long
--   as nothing was measured the bet is undecidable; a measurement that does not fall short lets it hold, and confirms
--   it once the deadline has passed.
-- claims: map-rubin-3x, map-rubin-hbm4
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param min_speedup number = 2: Speed over GB300 below which the bet fails [2|3]
-- param measured_only boolean = true: Only measurements decide, not announcements
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'map-rubin-3x'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'map-rubin-3x'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
record AS (
  SELECT 'kernel_benchmarks:' || id AS key, implementation AS name, date AS day, value < $min_speedup AS against
  FROM kernel_benchmarks, bet
  WHERE gpu ILIKE '%rubin%'
    AND baseline ILIKE '%GB300%'
    AND metric = 'speedup_vs'
    AND primitive <> 'datasheet'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 'prediction_evidence:' || id, fact, date, bears = 'against'
  FROM prediction_evidence, bet
  WHERE prediction_id = 'map-rubin-3x'
    AND NOT $measured_only
    AND date <= as_of
    AND evidence = 'seen'
    AND ((bears = 'against' AND strength = 3) OR bears = 'for')
),
measured AS (SELECT count(*) FILTER (WHERE key LIKE 'kernel_benchmarks:%') AS n_measured FROM record),
-- part: counts-for-and-against,
-- part: decisive-rows
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_against > 0 THEN 'falsified'
    WHEN n_measured = 0 THEN 'undecidable'
    WHEN deadline < as_of THEN 'confirmed'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE format('measurements of Rubin against GB300: {}', n_measured) || COALESCE('; against: ' || rtrim(first_against, '.'), '')
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive, measured
