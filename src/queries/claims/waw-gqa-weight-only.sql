-- title: Kernel libraries that had to add grouped-query attention
-- description: Two parts. No new kernels: no attention-kernel library (FlashAttention by Dao-AILab, Transformer
--   Engine by NVIDIA) added the technique after its paper. A change of weights only: a framework ran it no later than
--   the first of those libraries had it, as key-value heads can be repeated for an ordinary kernel. A part needs a
--   row read in its source. Reproduced where both hold, mixed where one does, contradicted where neither does,
--   unsupported where no such row was read. The value is the months from the paper to the first kernel library.
-- claims: waw-gqa-weight-only
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT id, stage, date, who, what, evidence
  FROM adoption_events
  WHERE technique_id = 'grouped-query-attention' AND (evidence = 'seen' OR NOT $verified_only)
),
paper AS (
  SELECT min(date) AS day FROM events WHERE stage = 'paper'
),
kernels AS (
  SELECT events.*
  FROM events
  CROSS JOIN paper
  WHERE stage = 'library' AND date >= paper.day
    AND (who = 'Dao-AILab' OR what ILIKE '%Transformer Engine%')
),
frameworks AS (
  SELECT * FROM events WHERE stage IN ('framework_upstream', 'serving_stack')
),
tally AS (
  SELECT
    min(kernels.date) FILTER (WHERE kernels.evidence = 'seen') AS first_kernel,
    count(*) FILTER (WHERE kernels.evidence = 'seen') AS n_kernels_seen,
    count(kernels.id) AS n_kernels,
    string_agg(kernels.what || ' ' || kernels.date::VARCHAR, ', ' ORDER BY kernels.date, kernels.id) AS added
  FROM kernels
),
ran AS (
  SELECT min(date) FILTER (WHERE evidence = 'seen') AS first_framework FROM frameworks
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('adoption_events:' || id)), 1, 12) AS keys
  FROM (
    SELECT id, evidence FROM kernels
    UNION ALL
    SELECT id, evidence FROM frameworks CROSS JOIN ran WHERE date = first_framework
    UNION ALL
    SELECT id, evidence FROM events WHERE stage = 'paper'
  ) AS rows_used
)
SELECT
  CASE
    WHEN first_framework IS NULL AND n_kernels_seen = 0 THEN 'unsupported'
    WHEN n_kernels_seen = 0 THEN 'reproduced'
    WHEN first_framework <= first_kernel THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE('a framework ran it on ' || first_framework::VARCHAR, 'no framework read')
    || COALESCE('; kernel libraries added it: ' || added, '; no kernel library on record added it') AS actual,
  round(date_diff('day', paper.day, first_kernel) / 30.4375, 1)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  used.n::INTEGER AS n,
  used.n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN ran
CROSS JOIN used
CROSS JOIN paper
