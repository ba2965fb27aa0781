-- title: Dedicated kernels of the winners that the essay names
-- description: The winners are FlashAttention, grouped-query attention, multi-head latent attention, mixture of
--   experts with MegaBlocks, and DeepSeek sparse attention. One has a dedicated kernel where an event read in its
--   source names a kernel, or where it is one itself, as FlashAttention and MegaBlocks are. The claim speaks of all:
--   one such winner contradicts it, none of at least five reproduces it. value is the number of winners with one.
-- claims: waw-winners-no-kernels
-- param verified_only boolean = false: Only rows read in their source
WITH winners(winner, technique_id) AS (
  VALUES
    ('FlashAttention', 'flashattention'),
    ('GQA', 'grouped-query-attention'),
    ('MLA', 'multi-head-latent-attention'),
    ('MoE', 'sparsely-gated-moe'),
    ('MoE', 'megablocks-dropless'),
    ('DSA', 'deepseek-sparse-attention')
),
events AS (
  SELECT
    winners.winner,
    adoption_events.id,
    adoption_events.date,
    adoption_events.stage IN ('library', 'framework_upstream', 'serving_stack')
    AND (
      adoption_events.what ILIKE '%kernel%'
      OR adoption_events.technique_id IN ('flashattention', 'megablocks-dropless')
    ) AS has_kernel
  FROM winners
  JOIN adoption_events ON adoption_events.technique_id = winners.technique_id
  WHERE adoption_events.evidence = 'seen'
    AND (adoption_events.evidence = 'seen' OR NOT $verified_only)
    AND adoption_events.date <= DATE '2025-12-31'
),
by_winner AS (
  SELECT
    winner,
    count(*) AS n,
    count(*) FILTER (WHERE has_kernel) AS kernel_events,
    min_by(id, strftime(date, '%Y-%m-%d') || id) FILTER (WHERE has_kernel) AS key
  FROM events
  GROUP BY winner
),
found AS (
  SELECT
    count(*) AS winners,
    count(*) FILTER (WHERE kernel_events > 0) AS with_kernel,
    string_agg(printf('%s %d', winner, kernel_events), ', ' ORDER BY kernel_events DESC, winner) AS said,
    CAST(COALESCE(sum(n), 0) AS INTEGER) AS n,
    list_sort(list('adoption_events:' || key) FILTER (WHERE key IS NOT NULL)) AS keys
  FROM by_winner
)
SELECT
  CASE
    WHEN with_kernel > 0 THEN 'contradicted'
    WHEN winners < 5 THEN 'unsupported'
    ELSE 'reproduced'
  END AS verdict,
  printf('%d of %d winners have dedicated kernels; events that say so: ', with_kernel, winners)
  || COALESCE(said, 'none') AS actual,
  CAST(with_kernel AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
