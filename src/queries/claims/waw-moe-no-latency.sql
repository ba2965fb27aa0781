-- title: Mixtures against dense models, one request at a time
-- description: With one sequence in the batch, speed is latency. Measured throughput of mixtures over dense models at
--   batch 1, announcements left out: "not latency" holds where they are not faster. Reproduced where the 95% Wilson
--   interval of the share that is faster lies below one half, contradicted where it lies above, else mixed; below 5
--   rows unsupported. Dense models differ in size and quality from row to row. Memory has too few rows to weigh in.
--   The value is the share that is faster, low and high its interval.
-- claims: waw-moe-no-latency
-- param verified_only boolean = false: Only rows read in their source
WITH single AS (
  SELECT id, gain, evidence
  FROM moe_gains
  WHERE family = 'throughput' AND baseline_kind = 'dense' AND says <> 'announced' AND batch = 1 AND gain IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE gain > 1) AS k,
    count(*) FILTER (WHERE gain > 1)::DOUBLE / nullif(count(*), 0) AS share,
    median(gain) AS middle,
    list_slice(list_sort(list('moe_measurements:' || id)), 1, 12) AS keys
  FROM single
),
wilson AS (
  SELECT
    *,
    (share + 1.9208 / n) / (1 + 3.8416 / n) AS centre,
    1.96 / (1 + 3.8416 / n) * sqrt(share * (1 - share) / n + 0.9604 / (n::DOUBLE * n)) AS half
  FROM tally
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN centre + half < 0.5 THEN 'reproduced'
    WHEN centre - half > 0.5 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no measurement at batch 1 in this selection'
    ELSE format('faster in {} of {} measurements at batch 1, median {:.1f}x', k, n, middle)
  END AS actual,
  round(share, 2)::DOUBLE AS value,
  round(centre - half, 2)::DOUBLE AS low,
  round(centre + half, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM wilson
