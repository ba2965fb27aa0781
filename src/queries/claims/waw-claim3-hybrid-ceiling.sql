-- title: Leading models of 13B or more without attention
-- description: Sequence models that the models table counts among the leading releases of 2023 to 2025, with 13B
--   parameters or more: pure state-space models, linear recurrences and hybrids. Whether a linear recurrence counts
--   as a state-space model is open, so the verdict is mixed where only such are against it. Contradicted by one pure
--   state-space model that was read, reproduced where a hybrid was read and neither kind is on record, else
--   unsupported. The value counts leading models without attention.
-- claims: waw-claim3-hybrid-ceiling
-- param verified_only boolean = false: Only rows read in their source
WITH flagships AS (
  SELECT sequence_models.*
  FROM sequence_models
  JOIN models ON models.id = sequence_models.model_id AND models.is_frontier_flagship
  WHERE sequence_models.params_total_b >= 13
    AND sequence_models.released BETWEEN DATE '2023-01-01' AND DATE '2025-12-31'
    AND (sequence_models.evidence = 'seen' OR NOT $verified_only)
),
used AS (
  SELECT
    *,
    regexp_replace(name, ' \(.*\)$', '') || COALESCE(
      ' (' || NULLIF(
        concat_ws(
          ', ',
          CASE WHEN NOT contains(name, format('{:g}B', params_total_b)) THEN format('{:g}B', params_total_b) END,
          CASE WHEN evidence <> 'seen' THEN evidence END
        ),
        ''
      ) || ')',
      ''
    ) AS label
  FROM flagships
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE family LIKE 'hybrid%') AS n_hybrid,
    count(*) FILTER (WHERE family LIKE 'hybrid%' AND evidence = 'seen') AS n_hybrid_seen,
    count(*) FILTER (WHERE family = 'pure_ssm') AS n_pure,
    count(*) FILTER (WHERE family = 'pure_ssm' AND evidence = 'seen') AS n_pure_seen,
    count(*) FILTER (WHERE family = 'linear_rnn') AS n_linear,
    count(*) FILTER (WHERE family = 'linear_rnn' AND evidence = 'seen') AS n_linear_seen,
    array_to_string(
      list_slice(list(label ORDER BY params_total_b DESC, id) FILTER (WHERE family = 'pure_ssm'), 1, 3),
      ', '
    ) AS pure,
    array_to_string(
      list_slice(list(label ORDER BY params_total_b DESC, id) FILTER (WHERE family = 'linear_rnn'), 1, 3),
      ', '
    ) AS linear,
    list_slice(list_sort(list('sequence_models:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n_pure_seen > 0 THEN 'contradicted'
    WHEN n_linear_seen > 0 THEN 'mixed'
    WHEN n_hybrid_seen = 0 OR n_pure + n_linear > 0 THEN 'unsupported'
    ELSE 'reproduced'
  END AS verdict,
  format('{} leading models of 13B or more: {} hybrids, {} pure state-space', n, n_hybrid, n_pure)
    || COALESCE(' (' || pure || ')', '')
    || format(', {} linear recurrences', n_linear)
    || COALESCE(' (' || linear || ')', '') AS actual,
  (n_pure + n_linear)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
