-- title: Share with its interval
-- description: Of counted (k, n, z): the share k / n with its Wilson score interval (Wilson 1927).
interval AS (
  SELECT
    *,
    k / NULLIF(n, 0) AS share,
    (k + z * z / 2) / (n + z * z) - z * sqrt(k * (n - k) / NULLIF(n, 0) + z * z / 4) / (n + z * z) AS low,
    (k + z * z / 2) / (n + z * z) + z * sqrt(k * (n - k) / NULLIF(n, 0) + z * z / 4) / (n + z * z) AS high
  FROM counted
)
