-- title: Share of pure state-space models below and above 13B
-- description: State-space models and their hybrids trained from scratch up to the end of 2025 (undated ones count):
--   share of pure ones below 13B and from 13B. The gap must be more than chance by the exact test of Fisher at 5 %,
--   two-sided; and to be a cliff at 13B, a step there must describe the rows better than a step at any other size, by
--   1 or more in log-likelihood. Reproduced where both hold, mixed where only the gap does, contradicted where the
--   share does not fall, unsupported where the gap may be chance or a side has under 5 models. Models are taken as
--   independent, which those of one organisation are not. The value is the share below 13B, with its Wilson interval
--   at 95 %; the rows listed are pure.
-- claims: com-ssm-13b-cliff
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, params_total_b AS size_b, family = 'pure_ssm' AS pure
  FROM sequence_models
  WHERE family IN ('pure_ssm', 'hybrid_ssm') AND origin = 'from_scratch'
    AND COALESCE(released <= DATE '2025-12-31', TRUE)
    AND (evidence = 'seen' OR NOT $verified_only)
),
sides AS (
  SELECT
    lines.size_b AS line_b,
    count(*) FILTER (WHERE used.size_b < lines.size_b) AS n_low,
    count(*) FILTER (WHERE used.size_b < lines.size_b AND pure) AS k_low,
    count(*) FILTER (WHERE used.size_b >= lines.size_b) AS n_high,
    count(*) FILTER (WHERE used.size_b >= lines.size_b AND pure) AS k_high
  FROM (SELECT size_b FROM used UNION SELECT 13) AS lines
  CROSS JOIN used
  GROUP BY lines.size_b
),
steps AS (
  SELECT
    line_b,
    n_low,
    CASE WHEN k_low > 0 THEN k_low * ln(k_low / n_low) ELSE 0 END
      + CASE WHEN k_low < n_low THEN (n_low - k_low) * ln(1 - k_low / n_low) ELSE 0 END
      + CASE WHEN k_high > 0 THEN k_high * ln(k_high / n_high) ELSE 0 END
      + CASE WHEN k_high < n_high THEN (n_high - k_high) * ln(1 - k_high / n_high) ELSE 0 END AS log_likelihood
  FROM sides
),
edge AS (
  SELECT max(own.log_likelihood) AS at_line, max(steps.log_likelihood) AS elsewhere
  FROM steps AS own
  -- A line that parts the rows as 13B does is no other step.
  JOIN steps ON steps.n_low <> own.n_low
  WHERE own.line_b = 13
),
best AS (
  SELECT line_b AS best_line_b FROM steps ORDER BY log_likelihood DESC, line_b LIMIT 1
),
tables AS (
  SELECT
    *,
    lgamma(n_low + 1) - lgamma(x + 1) - lgamma(n_low - x + 1)
      + lgamma(n_high + 1) - lgamma(k_low + k_high - x + 1) - lgamma(n_high - k_low - k_high + x + 1)
      - lgamma(n_low + n_high + 1) + lgamma(k_low + k_high + 1) + lgamma(n_low + n_high - k_low - k_high + 1)
      AS log_probability
  FROM (
    SELECT *, unnest(generate_series(greatest(0, k_low + k_high - n_high), least(n_low, k_low + k_high))) AS x
    FROM sides
  ) AS possible
  WHERE line_b = 13
),
fisher AS (
  SELECT sum(exp(log_probability)) AS p
  FROM tables
  CROSS JOIN (SELECT max(log_probability) AS own FROM tables WHERE x = k_low) AS observed
  WHERE log_probability <= own + 1e-7
),
at_line AS (
  SELECT *, 1.959963984540054::DOUBLE AS z FROM sides WHERE line_b = 13
),
interval AS (
  SELECT
    *,
    (k_low + z * z / 2) / (n_low + z * z) AS centre,
    z * sqrt(k_low * (n_low - k_low) / NULLIF(n_low, 0) + z * z / 4) / (n_low + z * z) AS half
  FROM at_line
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('sequence_models:' || id) FILTER (WHERE pure)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN COALESCE(least(n_low, n_high), 0) < 5 OR p >= 0.05 THEN 'unsupported'
    WHEN k_high / n_high >= k_low / n_low THEN 'contradicted'
    WHEN at_line - elsewhere >= 1 THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    format('{} of {} pure below 13B, {} of {} from 13B', k_low, n_low, k_high, n_high)
      || format(' (p = {:.2g}); the best step lies at {:g}B', p, best_line_b),
    'no state-space model in this selection'
  ) AS actual,
  round(k_low / NULLIF(n_low, 0), 3) AS value,
  round(CASE WHEN n_low > 0 THEN centre - half END, 3) AS low,
  round(CASE WHEN n_low > 0 THEN centre + half END, 3) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
LEFT JOIN interval ON TRUE
LEFT JOIN edge ON TRUE
LEFT JOIN best ON TRUE
LEFT JOIN fisher ON TRUE
