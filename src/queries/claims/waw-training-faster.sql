-- title: Months to first production, training methods against architectural overhauls
-- description: Months from introduction to first production of techniques with collected events, training methods
--   against those that ask for new kernels, a new topology or fight the hardware. Every pair of one and the other is
--   compared where the order is certain, techniques not there by the end of 2025 included (Gehan 1965); the share of
--   pairs in which training is first has a 95% interval from Hanley and McNeil's standard error with the number of
--   certain pairs spread over both groups. Reproduced where it lies above one half, contradicted where below, else
--   unsupported; below 5 techniques of either unsupported. Techniques were chosen for being known. The value is that
--   share, low and high its interval.
-- claims: waw-training-faster
-- param verified_only boolean = false: Only rows read in their source
WITH tiers AS (
  SELECT DISTINCT technique_id, tier FROM adoption_events
),
watched AS (
  SELECT
    adoption_durations.architecture_id AS id,
    tiers.tier = 'training' AS training,
    months,
    status = 'reached' AS reached,
    adoption_durations.evidence
  FROM adoption_durations
  JOIN tiers ON tiers.technique_id = adoption_durations.architecture_id
  WHERE stage = 'first_production' AND status <> 'undated'
    AND tiers.tier IN ('training', 'kernel', 'system', 'misaligned')
    AND (adoption_durations.evidence = 'seen' OR NOT $verified_only)
),
pairs AS (
  SELECT
    CASE
      WHEN method.reached
        AND (overhaul.months > method.months OR (overhaul.months = method.months AND NOT overhaul.reached))
      THEN 1.0
      WHEN overhaul.reached
        AND (method.months > overhaul.months OR (method.months = overhaul.months AND NOT method.reached))
      THEN 0.0
      WHEN method.reached AND overhaul.reached THEN 0.5
    END AS first
  FROM watched AS method
  JOIN watched AS overhaul ON method.training AND NOT overhaul.training
),
groups AS (
  SELECT
    count(*) FILTER (WHERE training) AS n_training,
    count(*) FILTER (WHERE NOT training) AS n_overhaul,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    median(months) FILTER (WHERE training AND reached) AS training_months,
    median(months) FILTER (WHERE NOT training AND reached) AS overhaul_months,
    list_slice(list_sort(list('architectures:' || id)), 1, 12) AS keys
  FROM watched
),
compared AS (
  SELECT avg(first)::DOUBLE AS share, count(first)::DOUBLE / nullif(count(*), 0) AS certain FROM pairs
),
spread AS (
  SELECT
    *,
    share * (1 - share)
      + (n_training * certain - 1) * (share / (2 - share) - share * share)
      + (n_overhaul * certain - 1) * (2 * share * share / (1 + share) - share * share) AS numerator
  FROM groups
  CROSS JOIN compared
),
bounded AS (
  SELECT
    *,
    greatest(0, share - 1.96 * sqrt(numerator / (n_training * n_overhaul * certain * certain))) AS lower_bound,
    least(1, share + 1.96 * sqrt(numerator / (n_training * n_overhaul * certain * certain))) AS upper_bound
  FROM spread
)
SELECT
  CASE
    WHEN n_training < 5 OR n_overhaul < 5 THEN 'unsupported'
    WHEN lower_bound > 0.5 THEN 'reproduced'
    WHEN upper_bound < 0.5 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  'introduction to first production use, to the end of 2025: ' || CASE
    WHEN share IS NULL THEN 'no technique of either group in this selection'
    ELSE format('a training method is first in {:.0f}% of comparisons; of those that got there, median {:.1f} against {:.1f} months',
      100 * share, training_months, overhaul_months)
  END AS actual,
  round(share, 2)::DOUBLE AS value,
  round(lower_bound, 2)::DOUBLE AS low,
  round(upper_bound, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM bounded
