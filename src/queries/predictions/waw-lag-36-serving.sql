-- title: Serving changes take about three years
-- description: The essay expects a technique that changes serving about three years after publication. The criterion
--   is this project's: the median lag of system-level techniques published since 2023 is below 24 months, with the
--   upper end of its 90% interval (by order statistics) below 36. A technique is standard when a second serving stack
--   has it. All techniques watched for that long count, those still waiting as slower than any other. Both together
--   falsify; with fewer than five techniques the verdict is undecidable.
-- claims: waw-pred-serving-3y
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param standard_stage text = second_stack: When a technique is standard: two serving stacks, or the first event of a
--   stage [second_stack|framework_upstream|default|frontier_flagship]
-- param since_year number = 2023: First year of publication that counts [2020|2022|2023|2024]
-- param max_median_months number = 24: The bet fails if the median lag is below this many months [12|24|36]
-- param count_waiting boolean = true: Techniques that are not there yet count as slower than any that is; otherwise
--   they are left out
-- param min_techniques number = 5: With fewer techniques the verdict is undecidable [5|10]
-- param max_upper_months number = 36: The upper bound of the median must lie below this many months [36|48]
-- param need_bound boolean = true: The upper bound counts, not the median alone
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'waw-lag-36-serving'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'waw-lag-36-serving'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
event AS (
  SELECT technique_id, stage, date, trim(split_part(who, '/', 1)) AS who
  FROM adoption_events, bet
  WHERE tier = 'system'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: lag-to-a-standard,
size AS (SELECT count(*) AS n FROM lag),
chance AS (
  SELECT place, sum(probability) OVER (ORDER BY place) AS at_most
  FROM (
    SELECT
      place,
      exp(lgamma(n + 1) - lgamma(place + 1) - lgamma(n - place + 1) - n * ln(2)) AS probability
    FROM (SELECT unnest(range(n + 1)) AS place, n FROM size) AS places
  ) AS binomial
),
upper_place AS (SELECT min(place) + 1 AS place FROM chance WHERE at_most >= 0.95),
middle AS (
  SELECT
    avg(months) FILTER (WHERE 2 * place BETWEEN n AND n + 2) AS median,
    max(months) FILTER (WHERE place = (SELECT place FROM upper_place)) AS upper
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
    WHEN median < $max_median_months AND (COALESCE(upper, 9999) < $max_upper_months OR NOT $need_bound) THEN 'falsified'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    WHEN n = 0 THEN 'no technique has been watched long enough'
    ELSE format(
      'median lag {}, upper 95% bound {} (n = {})',
      CASE WHEN median > 999 THEN 'not reached' ELSE format('{:.1f} months', median) END,
      CASE WHEN COALESCE(upper, 9999) > 999 THEN 'not reached' ELSE format('{:.1f}', upper) END,
      n
    )
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive, middle, size
