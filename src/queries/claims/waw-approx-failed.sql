-- title: Exact and sparse attention among leading releases of 2025
-- description: Leading releases of 2025 with a disclosed attention. Two parts: sparse patterns (windows, local
--   layers, selected tokens) failed if under 5 % use one in any layer; exact attention won if more than half have
--   nothing but full softmax attention. Latent attention stores less but attends exactly, so it counts as exact;
--   recurrent layers are neither. Reproduced where both parts hold, mixed where one does, contradicted where none
--   does, unsupported under 5 models. The value is the exact share. The interval is Wilson's at 95 %, as if releases
--   were independent draws, which those of one organisation are not. The rows listed use a sparse pattern.
-- claims: waw-approx-failed
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, sparse, attention IN ('MHA', 'GQA', 'MQA', 'MLA') AND NOT sparse AS counts
  FROM (
    SELECT
      *,
      COALESCE(
        list_contains(mechanisms, 'sliding-window-attention')
          OR list_contains(mechanisms, 'local-global-interleaved-attention')
          OR list_contains(mechanisms, 'deepseek-sparse-attention'),
        FALSE
      ) AS sparse
    FROM models
  ) AS traits
  WHERE is_frontier_flagship AND released BETWEEN DATE '2025-01-01' AND DATE '2025-12-31' AND attention <> 'undisclosed'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE counts) AS k,
    count(*) FILTER (WHERE sparse) AS n_sparse,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('models:' || id) FILTER (WHERE sparse)), 1, 12) AS decisive,
    1.959963984540054::DOUBLE AS z
  FROM used
),
-- part: wilson-interval
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN share > 0.5 AND n_sparse < 0.05 * n THEN 'reproduced'
    WHEN share > 0.5 OR n_sparse < 0.05 * n THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(
    format(
      '{} of {} leading models are exact: {}% ({}-{}%)',
      k,
      n,
      round(100 * share)::INTEGER,
      round(100 * low)::INTEGER,
      round(100 * high)::INTEGER
    ) || format(', {} use a sparse pattern', n_sparse),
    'no model in this selection'
  ) AS actual,
  round(share, 3) AS value,
  round(low, 3) AS low,
  round(high, 3) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM interval
