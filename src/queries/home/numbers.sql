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
mature AS (
  SELECT * FROM scored WHERE introduced < DATE '2024-07-01' AND adoption_2025 IS NOT NULL
),
facts AS (
  SELECT evidence FROM models
  UNION ALL SELECT evidence FROM adoption_events
  UNION ALL SELECT evidence FROM moe_measurements
  UNION ALL SELECT evidence FROM sequence_models
  UNION ALL SELECT evidence FROM kernel_benchmarks
  UNION ALL SELECT evidence FROM training_innovations
)
SELECT
  (SELECT count(*) FROM scored) AS n_scored,
  (SELECT count(*) FROM scored WHERE zone_moved) AS n_moved,
  (SELECT count(*) FROM mature WHERE h >= 5) AS n_high_fit,
  (SELECT count(*) FROM mature WHERE h >= 5 AND adoption_2025 >= 2) AS n_high_fit_adopted,
  (SELECT count(*) FROM mature WHERE h <= 3) AS n_low_fit,
  (SELECT count(*) FROM mature WHERE h <= 3 AND adoption_2025 >= 2) AS n_low_fit_adopted,
  (
    SELECT round(median(lag_months), 1)
    FROM adoption_lags
    WHERE tier = 'kernel' AND stage = 'serving_stack' AND paper_date >= DATE '2023-01-01'
      AND (evidence = 'seen' OR NOT $verified_only)
  ) AS kernel_lag_since_2023_months,
  (
    SELECT count(*)
    FROM adoption_lags
    WHERE tier = 'kernel' AND stage = 'serving_stack' AND paper_date >= DATE '2023-01-01'
      AND (evidence = 'seen' OR NOT $verified_only)
  ) AS n_kernel_lag_since_2023,
  (SELECT count(*) FROM facts) AS n_facts,
  (SELECT count(*) FROM facts WHERE evidence = 'seen') AS n_facts_seen
