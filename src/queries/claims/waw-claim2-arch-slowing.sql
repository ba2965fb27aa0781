-- title: Techniques taken up within a year of their introduction, training methods against architecture
-- description: Of the techniques introduced in 2021 to 2022 and in 2023 to 2024 whose date of production is known or
--   ruled out, the share in production within 12 months, for training methods and for all other techniques.
--   Architecture slows relative to training where its share falls against that of training by more than chance: the
--   change in the difference of shares lies beyond 1.96 standard errors. Reproduced where it moves towards training,
--   contradicted where towards architecture, else unsupported; below 5 techniques in any of the four groups
--   unsupported. Reported gains cannot be ranked, as each was chosen for being a gain. The value is the change in
--   favour of training in percentage points, low and high its 95% interval.
-- claims: waw-claim2-arch-slowing
-- param verified_only boolean = false: Only rows read in their source
WITH watched AS (
  SELECT
    architectures.id,
    architectures.category = 'training-method' AS training,
    architectures.introduced >= DATE '2023-01-01' AS late,
    CASE WHEN adoption_durations.status = 'reached' AND months <= 12 THEN 1.0 ELSE 0.0 END AS quick,
    adoption_durations.evidence
  FROM adoption_durations
  JOIN architectures ON architectures.id = adoption_durations.architecture_id
  WHERE adoption_durations.stage = 'first_production' AND adoption_durations.status <> 'undated'
    AND architectures.introduced >= DATE '2021-01-01' AND architectures.introduced < DATE '2025-01-01'
    AND (adoption_durations.evidence = 'seen' OR NOT $verified_only)
),
shares AS (
  SELECT training, late, count(*) AS n, avg(quick)::DOUBLE AS share
  FROM watched
  GROUP BY training, late
),
compared AS (
  SELECT
    count(*) AS n_groups,
    min(n) AS smallest,
    sum(n) FILTER (WHERE training) AS n_training,
    max(share) FILTER (WHERE training AND late) AS training_late,
    max(share) FILTER (WHERE training AND NOT late) AS training_early,
    max(share) FILTER (WHERE NOT training AND late) AS other_late,
    max(share) FILTER (WHERE NOT training AND NOT late) AS other_early,
    sqrt(sum(share * (1 - share) / n)) AS standard_error
  FROM shares
),
changed AS (
  SELECT *, (training_late - training_early) - (other_late - other_early) AS change FROM compared
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('architectures:' || id) FILTER (WHERE training)), 1, 12) AS keys
  FROM watched
)
SELECT
  CASE
    WHEN n_groups < 4 OR smallest < 5 THEN 'unsupported'
    WHEN change - 1.96 * standard_error > 0 THEN 'reproduced'
    WHEN change + 1.96 * standard_error < 0 THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  CASE
    WHEN change IS NULL THEN 'too few techniques in this selection'
    ELSE format('in production within a year: training methods {:.0f}% then {:.0f}%, others {:.0f}% then {:.0f}% (2021-22, 2023-24); only {} training methods',
      100 * training_early, 100 * training_late, 100 * other_early, 100 * other_late, n_training::INTEGER)
  END AS actual,
  round(100 * change, 1)::DOUBLE AS value,
  round(100 * (change - 1.96 * standard_error), 1)::DOUBLE AS low,
  round(100 * (change + 1.96 * standard_error), 1)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM changed
CROSS JOIN used
