-- title: Announced throughput of mixtures over dense models
-- description: Announced throughput of mixtures of experts over dense models. Two readings: the median announcement
--   lies within 5 to 7, or at least half of the announcements reach into that range. Reproduced where both hold,
--   mixed where one does or some announcement reaches into the range, else contradicted; unsupported under 5 rows.
--   Value, low and high are median and quartiles, in times.
-- claims: waw-moe-5-7x
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, gain, gain_high >= 5 AND gain_low <= 7 AS within
  FROM moe_gains
  WHERE baseline_kind = 'dense' AND family = 'throughput' AND says = 'announced' AND gain IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE within) AS k,
    median(gain) AS middle,
    quantile_cont(gain, 0.25) AS low,
    quantile_cont(gain, 0.75) AS high,
    max(gain) AS largest,
    list_slice(list_sort(list('moe_measurements:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN middle BETWEEN 5 AND 7 AND k >= n / 2 THEN 'reproduced'
    WHEN middle BETWEEN 5 AND 7 OR k > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(
    format('median {:.1f}x, middle half {:.1f}-{:.1f}, largest {:.0f}x; ', middle, low, high, largest)
      || format('{} of {} reach into 5-7x', k, n),
    'no announced ratio in this selection'
  ) AS actual,
  round(middle, 2) AS value,
  round(low, 2) AS low,
  round(high, 2) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
