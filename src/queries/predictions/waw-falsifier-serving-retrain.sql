-- title: A serving change diffuses within a retraining cycle
-- description: The essay names what would refute its model of lags: a change of serving topology that diffuses within
--   one retraining cycle. The criterion is this project's: three major serving stacks have it within twelve months of
--   its first public paper, code or library. Which changes ask for a new topology is taken from the tier of their
--   events; of these only the serving and training systems count at first, so that a decoding method does not pass
--   for a topology. One such technique falsifies; otherwise the bet holds.
-- claims: waw-fals-serving
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param months number = 12: Months of a retraining cycle [6|12|18|24]
-- param start text = first_public: What the months count from: any first publication, or the paper
--   [first_public|paper]
-- param min_stacks number = 3: Serving stacks that must have it [2|3|4]
-- param systems_only boolean = true: Only techniques of the category systems count, not decoding methods, mixtures or
--   hybrids
-- param since_made boolean = false: Only techniques published since the bet was made count
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'waw-falsifier-serving-retrain'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'waw-falsifier-serving-retrain'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
event AS (
  SELECT
    adoption_events.id, technique_id, stage, date, trim(split_part(who, '/', 1)) AS who
  FROM adoption_events, bet
  WHERE tier = 'system'
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
reached AS (
  SELECT technique_id, start AS day, count(DISTINCT who) FILTER (WHERE stage = 'serving_stack') AS stacks
  FROM begun
  JOIN event USING (technique_id)
  JOIN architectures ON architectures.id = technique_id
  CROSS JOIN bet
  WHERE start IS NOT NULL
    AND date <= start + to_months(CAST($months AS INTEGER))
    AND (start >= made_on OR NOT $since_made)
    AND introduced <= as_of
    AND (category = 'systems' OR NOT $systems_only)
  GROUP BY technique_id, start
),
record AS (
  SELECT
    'architectures:' || technique_id AS key,
    technique_id AS name,
    day,
    stacks >= $min_stacks AS against
  FROM reached, bet
  WHERE stacks >= $min_stacks OR day + to_months(CAST($months AS INTEGER)) <= as_of
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
    ELSE format('serving changes in enough stacks in time: {} of {}', n_against, n_for + n_against)
      || COALESCE(', first ' || first_against, '')
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
