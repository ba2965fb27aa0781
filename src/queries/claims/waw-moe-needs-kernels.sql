-- title: What mixture of experts asked of the stack, and how long it took
-- description: Four parts, from rows read in their source: the layer counts as a system change, some event of it or
--   of its kernels names a block-sparse or dedicated kernel, serving stacks added expert parallelism, and a second
--   organisation's flagship came 32 to 40 months after Switch. Reproduced if all hold, contradicted if none does,
--   else mixed. value is the months to the second flagship.
-- claims: waw-moe-needs-kernels
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT id, technique_id, tier, stage, date, what, who
  FROM adoption_events
  WHERE technique_id IN ('sparsely-gated-moe', 'megablocks-dropless', 'expert-parallelism')
    AND date <= DATE '2025-12-31'
    AND evidence = 'seen'
    AND (evidence = 'seen' OR NOT $verified_only)
),
switch_paper AS (
  SELECT min(date) AS date
  FROM events
  WHERE technique_id = 'sparsely-gated-moe' AND stage = 'paper' AND what ILIKE 'switch%'
),
flagships AS (
  SELECT id, date, row_number() OVER (ORDER BY date, id) AS place
  FROM (
    SELECT *
    FROM events
    WHERE technique_id = 'sparsely-gated-moe' AND stage = 'frontier_flagship'
    QUALIFY row_number() OVER (PARTITION BY who ORDER BY date, id) = 1
  ) AS first_of_each
),
second_flagship AS (
  SELECT min(round(date_diff('day', switch_paper.date, flagships.date) / 30.4375, 1)) AS months
  FROM flagships, switch_paper
  WHERE flagships.place = 2
),
chosen AS (
  SELECT
    id,
    technique_id = 'sparsely-gated-moe' AND tier = 'system' AS is_system,
    technique_id = 'megablocks-dropless' OR what ILIKE '%kernel%' AS is_kernel,
    technique_id = 'expert-parallelism' AND stage = 'serving_stack' AS is_serving
  FROM events
),
parts AS (
  SELECT
    count(*) FILTER (WHERE is_system) AS system_events,
    count(*) FILTER (WHERE is_kernel) AS kernel_events,
    count(*) FILTER (WHERE is_serving) AS serving_events,
    count(*) AS n,
    list_sort(list('adoption_events:' || id) FILTER (WHERE is_kernel OR is_serving))[1:12] AS keys
  FROM chosen
  WHERE is_system OR is_kernel OR is_serving
),
held AS (
  SELECT
    CASE WHEN system_events > 0 THEN 1 ELSE 0 END
    + CASE WHEN kernel_events > 0 THEN 1 ELSE 0 END
    + CASE WHEN serving_events > 0 THEN 1 ELSE 0 END
    + CASE WHEN months BETWEEN 32 AND 40 THEN 1 ELSE 0 END AS parts_held
  FROM parts, second_flagship
)
SELECT
  CASE
    WHEN n = 0 OR months IS NULL THEN 'unsupported'
    WHEN parts_held = 4 THEN 'reproduced'
    WHEN parts_held = 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  printf('%d events of kernels, %d of expert parallelism in serving stacks; ', kernel_events, serving_events)
  || COALESCE(printf('second flagship %.1f months after Switch', months), 'no second flagship on record') AS actual,
  months AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM parts, held, second_flagship
