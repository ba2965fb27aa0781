-- title: Rows that decide a bet
-- description: Of record (key, day, against): the first twelve that are against the bet, or for it where none is.
decisive AS (
  SELECT COALESCE(list(key ORDER BY key), CAST([] AS VARCHAR[])) AS keys
  FROM (
    SELECT key
    FROM record
    WHERE against = (SELECT COALESCE(bool_or(against), FALSE) FROM record)
    ORDER BY day, key
    LIMIT 12
  ) AS first_keys
)
