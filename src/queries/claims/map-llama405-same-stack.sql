-- title: Techniques that Llama 3.1 405B was the first large model to use
-- description: "Only" allows no exception. An exception is a technique other than an attention kernel whose first
--   large model or frontier model on record is Llama 3.1 405B. Contradicted where an event read in its source names
--   one, reproduced where events were read and all are attention kernels, unsupported where no event was read. The
--   value is the number of exceptions.
-- claims: map-llama405-same-stack
-- param verified_only boolean = false: Only rows read in their source
WITH ranked AS (
  SELECT
    adoption_events.id,
    technique_id,
    what,
    adoption_events.evidence,
    architectures.name,
    architectures.category = 'attention' AS attention_kernel,
    row_number() OVER (PARTITION BY technique_id, stage ORDER BY date, adoption_events.id) AS place
  FROM adoption_events
  JOIN architectures ON architectures.id = technique_id
  WHERE stage IN ('first_large_model', 'frontier_flagship') AND (adoption_events.evidence = 'seen' OR NOT $verified_only)
),
firsts AS (
  SELECT * FROM ranked WHERE place = 1 AND what LIKE '%Llama 3.1 405B%'
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(DISTINCT technique_id) FILTER (WHERE NOT attention_kernel) AS n_exceptions,
    count(DISTINCT technique_id) FILTER (WHERE NOT attention_kernel AND evidence = 'seen') AS n_exceptions_seen,
    list_slice(list_sort(list('adoption_events:' || id)), 1, 12) AS keys
  FROM firsts
),
told AS (
  SELECT string_agg(name || CASE WHEN seen THEN '' ELSE ' (recalled)' END, ', ' ORDER BY name) AS names
  FROM (SELECT name, bool_or(evidence = 'seen') AS seen FROM firsts WHERE NOT attention_kernel GROUP BY name) AS named
)
SELECT
  CASE
    WHEN n_exceptions_seen > 0 THEN 'contradicted'
    WHEN n_seen > 0 AND n_exceptions = 0 THEN 'reproduced'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE('also first with: ' || names, 'no technique on record that it was first to use') AS actual,
  n_exceptions::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN told
