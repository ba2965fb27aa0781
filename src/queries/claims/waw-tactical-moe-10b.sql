-- title: Mixtures of experts by size, 2024 and 2025
-- description: An instruction, tested as practice: share of mixtures of experts among models released in 2024 and
--   2025 above 10B parameters, and up to 10B. Reproduced where the interval above lies wholly above the other,
--   contradicted where the share above is not higher, unsupported where the intervals overlap or a side has under 5
--   models. That others did so does not show that it was right. The interval is Wilson's at 95 %, as if releases were
--   independent draws, which those of one organisation are not. The value and interval are those above 10B; the rows
--   listed are mixtures up to 10B.
-- claims: waw-tactical-moe-10b
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, ffn = 'moe' AS counts, params_total_b > 10 AS above
  FROM models
  WHERE released BETWEEN DATE '2024-01-01' AND DATE '2025-12-31'
    AND ffn IN ('dense', 'moe') AND params_total_b IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
sides AS (
  SELECT above, count(*) AS n, count(*) FILTER (WHERE counts) AS k, 1.959963984540054::DOUBLE AS z
  FROM used
  GROUP BY above
),
interval AS (
  SELECT
    *,
    k / NULLIF(n, 0) AS share,
    (k + z * z / 2) / (n + z * z) - z * sqrt(k * (n - k) / NULLIF(n, 0) + z * z / 4) / (n + z * z) AS low,
    (k + z * z / 2) / (n + z * z) + z * sqrt(k * (n - k) / NULLIF(n, 0) + z * z / 4) / (n + z * z) AS high
  FROM sides
),
paired AS (
  SELECT
    COALESCE(max(n) FILTER (WHERE above), 0) AS n_above,
    COALESCE(max(n) FILTER (WHERE NOT above), 0) AS n_below,
    COALESCE(max(k) FILTER (WHERE above), 0) AS k_above,
    COALESCE(max(k) FILTER (WHERE NOT above), 0) AS k_below,
    max(share) FILTER (WHERE above) AS share_above,
    max(share) FILTER (WHERE NOT above) AS share_below,
    max(low) FILTER (WHERE above) AS low_above,
    max(high) FILTER (WHERE above) AS high_above,
    max(high) FILTER (WHERE NOT above) AS high_below
  FROM interval
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE counts AND NOT above)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN least(n_above, n_below) < 5 THEN 'unsupported'
    WHEN low_above > high_below THEN 'reproduced'
    WHEN share_above <= share_below THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  format('mixtures: {} of {} models above 10B, {} of {} up to 10B', k_above, n_above, k_below, n_below) AS actual,
  round(share_above, 3) AS value,
  round(low_above, 3) AS low,
  round(high_above, 3) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM paired
CROSS JOIN counted
