-- title: Measured throughput of mixtures over dense models
-- description: Measured throughput of mixtures of experts over dense models, announcements left out; the dense models
--   differ in size and quality from row to row. Two readings of "well-engineered": every row, slowdowns counted; and
--   only the rows that report a speed-up. In each the claim agrees where the median lies within 2 to 3, partly where
--   the middle half reaches into it, else it disagrees, and decides nothing under 5 rows. Readings that differ make
--   it mixed. Value, low and high are median and quartiles of every row, in times.
-- claims: waw-moe-2-3x
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, gain, metric = 'throughput_speedup' AS speedup
  FROM moe_gains
  WHERE baseline_kind = 'dense' AND family = 'throughput' AND says <> 'announced' AND gain IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
readings AS (
  SELECT 1 AS reading, gain FROM used
  UNION ALL
  SELECT 2, gain FROM used WHERE speedup
),
summaries AS (
  SELECT
    reading,
    count(*) AS n,
    median(gain) AS middle,
    quantile_cont(gain, 0.25) AS low,
    quantile_cont(gain, 0.75) AS high
  FROM readings
  GROUP BY reading
),
judged AS (
  SELECT
    *,
    CASE
      WHEN n < 5 THEN 'unsupported'
      WHEN middle BETWEEN 2 AND 3 THEN 'reproduced'
      WHEN high >= 2 AND low <= 3 THEN 'mixed'
      ELSE 'contradicted'
    END AS verdict
  FROM summaries
),
outcome AS (
  SELECT
    count(DISTINCT verdict) AS n_verdicts,
    max(verdict) AS verdict,
    string_agg(
      format(
        '{}: median {:.1f}x, middle half {:.1f}-{:.1f}, n = {}',
        CASE reading WHEN 1 THEN 'every row' ELSE 'speed-ups only' END,
        middle,
        low,
        high,
        n
      ),
      '; ' ORDER BY reading
    ) AS actual,
    max(middle) FILTER (WHERE reading = 1) AS middle,
    max(low) FILTER (WHERE reading = 1) AS low,
    max(high) FILTER (WHERE reading = 1) AS high
  FROM judged
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('moe_measurements:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE WHEN n_verdicts > 1 THEN 'mixed' ELSE COALESCE(verdict, 'unsupported') END AS verdict,
  COALESCE(actual, 'no measured ratio in this selection') AS actual,
  round(middle, 2) AS value,
  round(low, 2) AS low,
  round(high, 2) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
CROSS JOIN outcome
