-- title: FlashAttention: framework, validation and tooling, one after another?
-- description: FlashAttention and FlashAttention-2 together, events read in their source, in months from the first
--   paper. The framework part fits where the first merge in a framework is within 4 months of month 8; the tooling
--   part fits where most serving stacks first had it between month 14 (8 + 6) and month 20. No stage on record stands
--   for validation. Reproduced if both parts fit, mixed if one does, else contradicted. value is the month of the
--   first merge, low and high the first and last serving stack.
-- claims: map-flash-breakdown
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: flashattention-events,
-- part: first-stacks,
first_merge AS (
  SELECT id, date
  FROM events
  WHERE stage = 'framework_upstream' AND evidence = 'seen'
  QUALIFY row_number() OVER (ORDER BY date, id) = 1
),
merge_lag AS (
  SELECT
    list('adoption_events:' || first_merge.id) AS keys,
    min(round(date_diff('day', paper.date, first_merge.date) / 30.4375, 1)) AS months
  FROM first_merge, paper
),
stack_lags AS (
  SELECT stacks.id, round(date_diff('day', paper.date, stacks.date) / 30.4375, 1) AS months
  FROM stacks, paper
  WHERE stacks.evidence = 'seen' AND paper.date IS NOT NULL
),
tooling AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE months BETWEEN 14 AND 20) AS in_part,
    count(*) FILTER (WHERE months < 14) AS earlier,
    min(months) AS earliest,
    max(months) AS latest,
    list('adoption_events:' || id) AS keys
  FROM stack_lags
),
parts AS (
  SELECT
    merge_lag.months BETWEEN 4 AND 12 AS framework_fits,
    2 * tooling.in_part > tooling.n AS tooling_fits
  FROM merge_lag, tooling
)
SELECT
  CASE
    WHEN merge_lag.months IS NULL OR tooling.n = 0 THEN 'unsupported'
    WHEN framework_fits AND tooling_fits THEN 'reproduced'
    WHEN framework_fits OR tooling_fits THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(printf('first framework after %.1f months; ', merge_lag.months), 'no framework on record; ')
  || printf('of %d serving stacks %d came before month 14, %d in months 14–20', tooling.n, earlier, in_part) AS actual,
  merge_lag.months AS value,
  earliest AS low,
  latest AS high,
  tooling.n + CASE WHEN merge_lag.months IS NULL THEN 0 ELSE 1 END AS n,
  tooling.n + CASE WHEN merge_lag.months IS NULL THEN 0 ELSE 1 END AS n_seen,
  list_sort(
    list_concat(
      COALESCE(merge_lag.keys, CAST([] AS VARCHAR[])),
      COALESCE(tooling.keys, CAST([] AS VARCHAR[]))
    )
  ) AS decisive
FROM merge_lag, tooling, parts
