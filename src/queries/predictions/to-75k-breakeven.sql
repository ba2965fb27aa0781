-- title: Self-hosting pays off only above 75,000 queries a month
-- description: The essay's own inputs were not found. The criterion is this project's: break-even volume, GPU rent
--   for a month of 730 hours over the saving of one query, lies outside 37,500 to 150,000 queries for most settings.
--   A setting is one published H100 rent of the two years up to the day of the verdict, its low and high ends counted
--   apart; the saving is the difference of the published costs of one HLE query. How many GPUs serving takes is not
--   known (sixteen is what the essay states for training), so 1, 4, 8 and 16 are tried: where most settings lie
--   outside under each of them the bet is falsified, where most lie inside under each it holds, and where the counts
--   disagree, or rents or costs are not on record, it is undecidable. One GPU is the lower bound that the test of the
--   claim takes.
-- claims: to-75k-breakeven
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param gpus number = 0: H100 GPUs that are rented; 0 tries 1, 4, 8 and 16 [0|1|4|8|16]
-- param low_queries number = 37500: Low end of about 75,000 queries a month [37500|50000]
-- param high_queries number = 150000: High end of about 75,000 queries a month [100000|150000]
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'to-75k-breakeven'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'to-75k-breakeven'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
orchestration AS (
  SELECT id, quantity, value_low, value_high, unit, date
  FROM orchestration_facts, bet
  WHERE date <= as_of AND (evidence = 'seen' OR NOT $verified_only)
),
saving AS (
  SELECT
    max(value_low) FILTER (WHERE id = 'hle-cost-gpt5') - max(value_low) FILTER (WHERE id = 'hle-cost-orch') AS usd
  FROM orchestration
),
rent AS (
  SELECT DISTINCT id, date, unnest([value_low, COALESCE(value_high, value_low)]) AS usd_per_hour
  FROM orchestration, bet
  WHERE quantity = 'GPU rent' AND unit = 'USD per H100-hour' AND date > as_of - INTERVAL 24 MONTH
),
gpu_count AS (
  SELECT gpus
  FROM (VALUES (1), (4), (8), (16)) AS tried(gpus)
  WHERE $gpus = 0
  UNION ALL
  SELECT CAST($gpus AS INTEGER) WHERE $gpus > 0
),
setting AS (
  SELECT rent.id, date, usd_per_hour, gpus, gpus * 730 * usd_per_hour / saving.usd AS queries
  FROM rent, saving, gpu_count
  WHERE saving.usd > 0
),
record AS (
  SELECT
    'orchestration_facts:' || id AS key,
    id AS name,
    date AS day,
    gpus,
    NOT queries BETWEEN $low_queries AND $high_queries AS against,
    queries
  FROM setting
),
by_count AS (
  SELECT gpus, count(*) FILTER (WHERE against) > count(*) FILTER (WHERE NOT against) AS outside
  FROM record
  GROUP BY gpus
),
agreed AS (
  SELECT COALESCE(bool_and(outside), FALSE) AS all_outside, COALESCE(bool_or(outside), FALSE) AS some_outside
  FROM by_count
),
span AS (SELECT min(queries) AS lowest, max(queries) AS highest FROM record),
-- part: counts-for-and-against,
decisive AS (
  SELECT COALESCE(list(key ORDER BY key), CAST([] AS VARCHAR[])) AS keys
  FROM (SELECT DISTINCT key FROM record ORDER BY key LIMIT 12) AS first_keys
)
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_for + n_against = 0 THEN 'undecidable'
    WHEN all_outside THEN 'falsified'
    WHEN some_outside THEN 'undecidable'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    WHEN n_for + n_against = 0 THEN 'no rents or costs on record'
    ELSE format(
      'settings inside: {} of {}; break-even at {} to {} queries a month',
      n_for, n_for + n_against, CAST(round(lowest) AS BIGINT), CAST(round(highest) AS BIGINT)
    )
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive, span, agreed
