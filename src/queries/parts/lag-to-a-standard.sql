-- title: Months from paper to standard
-- description: Of event (technique_id, stage, who, date) and bet, with the definitions since_year, standard_stage,
--   count_waiting and max_median_months: lag of each technique, empty where it waits, record and ordered.
paper AS (
  SELECT technique_id, min(date) AS start
  FROM event
  WHERE stage = 'paper'
  GROUP BY technique_id
  HAVING min(date) >= make_date(CAST($since_year AS INTEGER), 1, 1)
),
stack AS (
  SELECT technique_id, who, min(date) AS date
  FROM event
  WHERE stage = 'serving_stack'
  GROUP BY technique_id, who
),
second_stack AS (
  SELECT technique_id, date
  FROM stack
  QUALIFY row_number() OVER (PARTITION BY technique_id ORDER BY date, who) = 2
),
standard AS (
  SELECT technique_id, min(date) AS date
  FROM (
    SELECT technique_id, date FROM second_stack WHERE $standard_stage = 'second_stack'
    UNION ALL
    SELECT technique_id, date FROM event WHERE stage = $standard_stage
  ) AS stages
  GROUP BY technique_id
),
lag AS (
  SELECT
    paper.technique_id,
    start,
    CASE
      WHEN standard.date IS NOT NULL THEN greatest(0, date_diff('day', start, standard.date)) / 30.4375
    END AS months
  FROM paper
  LEFT JOIN standard USING (technique_id)
  CROSS JOIN bet
  WHERE CASE
    WHEN $count_waiting THEN start + to_months(CAST($max_median_months AS INTEGER)) <= as_of
    ELSE standard.date IS NOT NULL
  END
),
record AS (
  SELECT
    'architectures:' || technique_id AS key,
    technique_id AS name,
    start AS day,
    COALESCE(months < $max_median_months, FALSE) AS against
  FROM lag
),
ordered AS (
  SELECT COALESCE(months, 9999) AS months, row_number() OVER (ORDER BY COALESCE(months, 9999), technique_id) AS place
  FROM lag
)
