-- title: Rows for and against a bet
-- description: Of record (key, name, day, against): how many are for and against, and the first of each.
found AS (
  SELECT
    CAST(count(*) FILTER (WHERE NOT against) AS INTEGER) AS n_for,
    CAST(count(*) FILTER (WHERE against) AS INTEGER) AS n_against,
    first(name ORDER BY day, key) FILTER (WHERE NOT against) AS first_for,
    first(name ORDER BY day, key) FILTER (WHERE against) AS first_against
  FROM record
)
