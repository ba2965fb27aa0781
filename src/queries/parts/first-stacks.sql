-- title: Serving stacks in the order of their support
-- description: Of events (id, stage, date, who, evidence): the first support in each serving stack, numbered by date.
stacks AS (
  SELECT id, date, who, evidence, count(*) OVER () AS n, row_number() OVER (ORDER BY date, id) AS place
  FROM (
    SELECT *
    FROM events
    WHERE stage = 'serving_stack'
    QUALIFY row_number() OVER (PARTITION BY who ORDER BY date, id) = 1
  ) AS first_of_each
)
