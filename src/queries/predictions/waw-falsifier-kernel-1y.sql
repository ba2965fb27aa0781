-- title: A kernel-level change becomes standard in under a year
-- description: The essay names what would refute its model of lags: a kernel-level change that becomes standard in
--   under a year. What standard means is this project's reading: within twelve months of its first paper two serving
--   stacks and a major framework have it, and by the day of the verdict two organisations use it in a large model. A
--   stricter reading asks that it be on by default. Techniques of every year count, as the model is said to hold for
--   all. One such technique falsifies; otherwise the bet holds.
-- claims: waw-fals-kernel, waw-kernel-lag
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param months number = 12: Months from the start within which it must be standard [6|12|18]
-- param start text = paper: What the months count from: the paper, or any first publication of paper or code
--   [paper|first_public]
-- param min_stacks number = 2: Serving stacks that must have it [1|2|3]
-- param need_framework boolean = true: A major framework must have it too
-- param need_default boolean = false: It must be on by default
-- param min_labs number = 2: Organisations that must use it in a large model or by default, at any time [0|1|2]
-- param since_made boolean = false: Only techniques published since the bet was made count
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'waw-falsifier-kernel-1y'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'waw-falsifier-kernel-1y'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
event AS (
  SELECT
    adoption_events.id, technique_id, stage, date, trim(split_part(who, '/', 1)) AS who
  FROM adoption_events, bet
  WHERE tier = 'kernel'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
begun AS (
  SELECT
    technique_id,
    CASE
      WHEN $start = 'paper' THEN min(date) FILTER (WHERE stage = 'paper')
      ELSE min(date) FILTER (WHERE stage IN ('paper', 'reference_code', 'library'))
    END AS start
  FROM event
  GROUP BY technique_id
),
user_lab AS (
  SELECT technique_id, who AS org
  FROM event
  WHERE stage IN ('first_large_model', 'frontier_flagship', 'default')
  UNION
  SELECT technique, org
  FROM (
    SELECT unnest(mechanisms) AS technique, org
    FROM models, bet
    WHERE released <= as_of AND (evidence = 'seen' OR NOT $verified_only)
  ) AS used
),
labs AS (SELECT technique_id, count(DISTINCT org) AS n FROM user_lab GROUP BY technique_id),
reached AS (
  SELECT
    technique_id,
    start AS day,
    count(DISTINCT who) FILTER (WHERE stage = 'serving_stack') AS stacks,
    COALESCE(bool_or(stage = 'framework_upstream'), FALSE) AS framework,
    COALESCE(bool_or(stage = 'default'), FALSE) AS by_default
  FROM begun
  JOIN event USING (technique_id)
  CROSS JOIN bet
  WHERE start IS NOT NULL
    AND date <= start + to_months(CAST($months AS INTEGER))
    AND (start >= made_on OR NOT $since_made)
  GROUP BY technique_id, start
),
record AS (
  SELECT
    'architectures:' || technique_id AS key,
    technique_id AS name,
    day,
    stacks >= $min_stacks
    AND (framework OR NOT $need_framework)
    AND (by_default OR NOT $need_default)
    AND COALESCE(labs.n, 0) >= $min_labs AS against
  FROM reached
  LEFT JOIN labs USING (technique_id)
  CROSS JOIN bet
  WHERE day + to_months(CAST($months AS INTEGER)) <= as_of
    OR (
      stacks >= $min_stacks
      AND (framework OR NOT $need_framework)
      AND (by_default OR NOT $need_default)
      AND COALESCE(labs.n, 0) >= $min_labs
    )
),
-- part: counts-for-and-against,
-- part: decisive-rows
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_for + n_against = 0 THEN 'undecidable'
    WHEN n_against > 0 THEN 'falsified'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE format('kernel-level techniques standard in time: {} of {}', n_against, n_for + n_against)
      || COALESCE(', first ' || first_against, '')
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
