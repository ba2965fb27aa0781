-- title: Serving techniques that spread within one retraining cycle
-- description: What would falsify the essay's lag model, put as the model has it: nothing does so. Contradicted
--   if it happened, reproduced if it did not among at least five techniques. Techniques that ask for a
--   new serving or training topology, introduced by the end of 2024, with events read in their source, up to 12
--   months after the first public appearance. Two readings of having spread: in three of six serving stacks (as in
--   the predictions table), or in most of them, four. If only the first finds a technique, mixed. value is the number
--   under the first.
-- claims: waw-fals-serving
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: stacks-that-were-read,
placed AS (
  SELECT technique_id, date, row_number() OVER (PARTITION BY technique_id ORDER BY date, stack) AS place
  FROM stack_dates
),
chosen AS (
  SELECT
    architectures.id,
    architectures.name,
    date_diff('day', architectures.introduced, min(placed.date) FILTER (WHERE placed.place = 3)) / 30.4375 AS to_third,
    date_diff('day', architectures.introduced, min(placed.date) FILTER (WHERE placed.place = 4)) / 30.4375 AS to_fourth
  FROM architectures
  LEFT JOIN placed ON placed.technique_id = architectures.id
  WHERE architectures.id IN (
    SELECT technique_id
    FROM adoption_events
    WHERE tier = 'system' AND evidence = 'seen' AND (evidence = 'seen' OR NOT $verified_only)
  )
    AND architectures.introduced <= DATE '2024-12-31'
  GROUP BY architectures.id, architectures.name, architectures.introduced
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE to_third <= 12) AS in_three,
    count(*) FILTER (WHERE to_fourth <= 12) AS in_four,
    round(min(to_third) FILTER (WHERE to_third <= 12), 1) AS fastest_months,
    min_by(name, printf('%08.3f', to_third) || id) FILTER (WHERE to_third <= 12) AS fastest,
    list_sort(list('architectures:' || id) FILTER (WHERE to_third <= 12))[1:12] AS keys
  FROM chosen
)
SELECT
  CASE
    WHEN in_four > 0 THEN 'contradicted'
    WHEN in_three > 0 THEN 'mixed'
    WHEN n < 5 THEN 'unsupported'
    ELSE 'reproduced'
  END AS verdict,
  CASE WHEN in_three > 0 THEN 'the falsifier is met: ' ELSE 'the falsifier is not met: ' END
  || printf('of %d techniques %d were in three stacks and %d in four within 12 months', n, in_three, in_four)
  || COALESCE(printf('; fastest to three: %s, %.1f months', fastest, fastest_months), '') AS actual,
  CAST(in_three AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
