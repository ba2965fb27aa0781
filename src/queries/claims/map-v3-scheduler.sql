-- title: DeepSeek's own routing kernels, and a cluster scheduler
-- description: Two parts, each from events read in their source and made by DeepSeek. Routing kernels: an event on
--   expert parallelism names a communication library of its own. A rewritten cluster scheduler: an event names a
--   scheduler. Reproduced where both are on record, mixed where one is, unsupported where neither is. That no event
--   names a scheduler is what was found, not proof that none was written, so these rows cannot contradict the claim.
-- claims: map-v3-scheduler
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT
    id,
    what,
    evidence,
    technique_id = 'expert-parallelism' AND stage IN ('library', 'reference_code') AS own_kernels,
    what ILIKE '%scheduler%' AS scheduler
  FROM adoption_events
  WHERE who = 'DeepSeek' AND (evidence = 'seen' OR NOT $verified_only)
),
relevant AS (
  SELECT * FROM events WHERE own_kernels OR scheduler
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE own_kernels AND evidence = 'seen') AS n_kernels,
    count(*) FILTER (WHERE scheduler AND evidence = 'seen') AS n_schedulers,
    string_agg(what, ', ' ORDER BY id) FILTER (WHERE own_kernels) AS kernels,
    list_slice(list_sort(list('adoption_events:' || id)), 1, 12) AS keys
  FROM relevant
)
SELECT
  CASE
    WHEN n_kernels > 0 AND n_schedulers > 0 THEN 'reproduced'
    WHEN n_kernels + n_schedulers > 0 THEN 'mixed'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE('routing kernels: ' || kernels, 'no routing kernels in this selection')
    || format('; {} events name a scheduler', n_schedulers) AS actual,
  NULL::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
