-- title: Hybrids among leading releases of 2025
-- description: Leading releases of 2025 with a disclosed architecture. Two parts: hybrids of attention and recurrence
--   are a niche if at most 20 % of them; and they are for long contexts if their median context is 256K tokens or
--   more. Reproduced where both hold, mixed where one does, contradicted where none does, unsupported under 5 models.
--   The share of 2026, after the claim, is told but does not count. The interval is Wilson's at 95 %, as if releases
--   were independent draws, which those of one organisation are not. The rows listed are the hybrids.
-- claims: waw-hybrid-niche
-- param verified_only boolean = false: Only rows read in their source
WITH readable AS (
  SELECT id, evidence, released, context_length, architecture_class = 'hybrid' AS counts
  FROM models
  WHERE is_frontier_flagship AND released >= DATE '2025-01-01' AND architecture_class <> 'undisclosed'
    AND (evidence = 'seen' OR NOT $verified_only)
),
used AS (
  SELECT * FROM readable WHERE released <= DATE '2025-12-31'
),
later AS (
  SELECT count(*) AS n_later, count(*) FILTER (WHERE counts) AS k_later
  FROM readable
  WHERE released > DATE '2025-12-31'
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE counts) AS k,
    median(context_length) FILTER (WHERE counts) AS median_context,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE counts)), 1, 12) AS decisive,
    1.959963984540054::DOUBLE AS z
  FROM used
),
-- part: wilson-interval
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN share <= 0.2 AND median_context >= 262144 THEN 'reproduced'
    WHEN share <= 0.2 OR median_context >= 262144 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(
    format(
      '{} of {} leading models of 2025 are hybrids: {}% ({}-{}%)',
      k,
      n,
      round(100 * share)::INTEGER,
      round(100 * low)::INTEGER,
      round(100 * high)::INTEGER
    )
      || COALESCE(format(', median context {:.0f}K tokens', median_context / 1024), '')
      || format('; of those of 2026 {} of {}', k_later, n_later),
    'no model in this selection'
  ) AS actual,
  round(share, 3) AS value,
  round(low, 3) AS low,
  round(high, 3) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM interval
CROSS JOIN later
