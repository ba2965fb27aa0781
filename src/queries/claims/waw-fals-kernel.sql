-- title: Kernel techniques that became standard in under a year
-- description: What would falsify the essay's lag model, put as the model has it: nothing does so. Contradicted
--   if it happened, reproduced if it did not among at least five techniques. Kernel techniques
--   introduced by the end of 2024, with events read in their source, less than 12 months after the first public
--   appearance. Two readings of standard: on by default somewhere, or in a framework and in two of six serving
--   stacks. If only one reading finds a technique, mixed. value is the number under either reading.
-- claims: waw-fals-kernel
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: stacks-that-were-read,
second_stack AS (
  SELECT technique_id, date
  FROM stack_dates
  QUALIFY row_number() OVER (PARTITION BY technique_id ORDER BY date, stack) = 2
),
firsts AS (
  SELECT
    technique_id,
    min(date) FILTER (WHERE stage = 'default') AS on_by_default,
    min(date) FILTER (WHERE stage = 'framework_upstream') AS framework
  FROM adoption_events
  WHERE tier = 'kernel' AND evidence = 'seen' AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY technique_id
),
lags AS (
  SELECT
    architectures.id,
    architectures.name,
    architectures.introduced,
    date_diff('day', architectures.introduced, firsts.on_by_default) / 30.4375 AS to_default,
    date_diff('day', architectures.introduced, greatest(firsts.framework, second_stack.date)) / 30.4375 AS to_stacks,
    firsts.framework IS NOT NULL AND second_stack.date IS NOT NULL AS in_stacks
  FROM firsts
  JOIN architectures ON architectures.id = firsts.technique_id
  LEFT JOIN second_stack ON second_stack.technique_id = firsts.technique_id
  WHERE architectures.introduced <= DATE '2024-12-31'
),
chosen AS (
  SELECT
    *,
    COALESCE(to_default < 12, FALSE) AS by_default,
    COALESCE(in_stacks AND to_stacks < 12, FALSE) AS by_stacks,
    least(
      COALESCE(to_default, 999),
      CASE WHEN in_stacks THEN to_stacks ELSE 999 END
    ) AS months
  FROM lags
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE by_default) AS by_default,
    count(*) FILTER (WHERE by_stacks) AS by_stacks,
    count(*) FILTER (WHERE by_default OR by_stacks) AS by_either,
    round(min(months) FILTER (WHERE by_default OR by_stacks), 1) AS fastest_months,
    min_by(name, printf('%08.3f', months) || id) FILTER (WHERE by_default OR by_stacks) AS fastest,
    list_sort(list('architectures:' || id) FILTER (WHERE by_default OR by_stacks))[1:12] AS keys
  FROM chosen
)
SELECT
  CASE
    WHEN by_default > 0 AND by_stacks > 0 THEN 'contradicted'
    WHEN by_either > 0 THEN 'mixed'
    WHEN n < 5 THEN 'unsupported'
    ELSE 'reproduced'
  END AS verdict,
  CASE WHEN by_either > 0 THEN 'the falsifier is met: ' ELSE 'the falsifier is not met: ' END
  || printf('of %d techniques %d were on by default within 12 months, ', n, by_default)
  || printf('%d in a framework and two stacks', by_stacks)
  || COALESCE(printf('; fastest %s, %.1f months', fastest, fastest_months), '') AS actual,
  CAST(by_either AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
