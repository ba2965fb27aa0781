-- title: Kernel changes take about two years
-- description: The essay expects a technique that needs kernel changes about two years after publication. The
--   criterion is this project's: the median lag of kernel-level techniques published since 2023 is below 18 months. A
--   technique is standard when a second serving stack has it. All techniques watched for that long count, those still
--   waiting as slower than any other, because a median of only those that arrived leaves out the slow ones. A lower
--   median falsifies; with fewer than five techniques the verdict is undecidable. The falsifier looks only at speed:
--   however slow the techniques are, it lets the bet hold. A technique that no stack has on record counts as waiting,
--   though a stack may have it unrecorded, which makes the lag look longer than it is.
-- claims: waw-pred-kernel-2y, waw-kernel-lag
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param standard_stage text = second_stack: When a technique is standard: two serving stacks, or the first event of a
--   stage [second_stack|framework_upstream|default|frontier_flagship]
-- param since_year number = 2023: First year of publication that counts [2020|2022|2023|2024]
-- param max_median_months number = 18: The bet fails if the median lag is below this many months [12|18|36]
-- param count_waiting boolean = true: Techniques that are not there yet count as slower than any that is; otherwise
--   they are left out
-- param min_techniques number = 5: With fewer techniques the verdict is undecidable [5|10]
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'waw-lag-24-kernel'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'waw-lag-24-kernel'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
event AS (
  SELECT technique_id, stage, date, trim(split_part(who, '/', 1)) AS who
  FROM adoption_events, bet
  WHERE tier = 'kernel'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: lag-to-a-standard,
size AS (SELECT count(*) AS n, CAST(count(*) FILTER (WHERE months IS NULL) AS INTEGER) AS n_waiting FROM lag),
middle AS (
  -- The lower of the two middle ones where their number is even: an average with one that still waits is no median.
  SELECT min(months) FILTER (WHERE 2 * place >= n) AS median
  FROM ordered, size
),
-- part: counts-for-and-against,
decisive AS (
  SELECT COALESCE(list(key ORDER BY key), CAST([] AS VARCHAR[])) AS keys
  FROM (SELECT key FROM record ORDER BY day, key LIMIT 12) AS first_keys
)
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n < $min_techniques THEN 'undecidable'
    WHEN median < $max_median_months THEN 'falsified'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    WHEN n = 0 THEN 'no technique has been watched long enough'
    ELSE format(
      'median lag {} (n = {}, of them {} under the limit and {} not there yet)',
      CASE WHEN median > 999 THEN 'not reached' ELSE format('{:.1f} months', median) END,
      n,
      n_against,
      n_waiting
    )
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive, middle, size
