-- title: Models of 13B or more without attention, December 2025
-- description: Published models with recurrent layers and 13B parameters or more, which is where the essays let
--   frontier scale begin, up to the end of 2025. Whether a linear recurrence counts as a state-space model is open,
--   so the verdict is mixed where only such are against it. Contradicted by one pure state-space model that was read,
--   reproduced where rows were read and neither kind is on record, else unsupported. The value counts models without
--   attention.
-- claims: waw-falsifier-ssm
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT
    id,
    evidence,
    params_total_b,
    family = 'pure_ssm' AS against,
    family = 'linear_rnn' AS arguable,
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
  FROM sequence_models
  WHERE params_total_b >= 13 AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: models-against-and-arguable
SELECT
  CASE
    WHEN n_against_seen > 0 THEN 'contradicted'
    WHEN n_arguable_seen > 0 THEN 'mixed'
    WHEN n_seen = 0 OR n_against + n_arguable > 0 THEN 'unsupported'
    ELSE 'reproduced'
  END AS verdict,
  format('{} models of 13B or more: {} pure state-space', n, n_against)
    || COALESCE(' (' || against_names || CASE WHEN n_against > 3 THEN ' and more' ELSE '' END || ')', '')
    || format(', {} linear recurrences', n_arguable)
    || COALESCE(' (' || arguable_names || CASE WHEN n_arguable > 3 THEN ' and more' ELSE '' END || ')', '') AS actual,
  (n_against + n_arguable)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
