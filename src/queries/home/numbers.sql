-- title: Four numbers
-- description: What the data says at a glance. Adoption counts as wide from 2 (several models or products) on a scale of
--   0 to 3; techniques introduced after June 2024 are left out there, as they had too little time.
-- claims: waw-claim1-hw-beats-bench, waw-tldr-lag
-- param verified_only boolean = false: Only rows read in their source
WITH scored AS (
  SELECT friction_over_time.*, architectures.adoption_2025
  FROM friction_over_time
  JOIN architectures ON architectures.id = friction_over_time.architecture_id
  WHERE architectures.evidence = 'seen' OR NOT $verified_only
),
techniques AS (
  SELECT
    count(*) AS n_scored,
    count(*) FILTER (WHERE zone_moved) AS n_moved,
    count(*) FILTER (WHERE had_time AND h >= 5) AS n_high_fit,
    count(*) FILTER (WHERE had_time AND h >= 5 AND adoption_2025 >= 2) AS n_high_fit_adopted,
    count(*) FILTER (WHERE had_time AND h <= 3) AS n_low_fit,
    count(*) FILTER (WHERE had_time AND h <= 3 AND adoption_2025 >= 2) AS n_low_fit_adopted
  FROM (SELECT *, introduced < DATE '2024-07-01' AND adoption_2025 IS NOT NULL AS had_time FROM scored) AS timed
),
kernels AS (
  SELECT
    round(median(lag_months), 1) AS kernel_lag_since_2023_months,
    count(*) AS n_kernel_lag_since_2023,
    count(*) FILTER (WHERE lag_months < 0) AS n_kernel_lag_below_zero
  FROM adoption_lags
  WHERE tier = 'kernel' AND stage = 'serving_stack' AND paper_date >= DATE '2023-01-01'
    AND (evidence = 'seen' OR NOT $verified_only)
),
facts AS (
  SELECT count(*) AS n_facts, count(*) FILTER (WHERE evidence = 'seen') AS n_facts_seen
  FROM (
    SELECT evidence FROM models
    UNION ALL SELECT evidence FROM adoption_events
    UNION ALL SELECT evidence FROM moe_measurements
    UNION ALL SELECT evidence FROM sequence_models
    UNION ALL SELECT evidence FROM kernel_benchmarks
    UNION ALL SELECT evidence FROM training_innovations
  ) AS every_fact
)
SELECT * FROM techniques CROSS JOIN kernels CROSS JOIN facts
