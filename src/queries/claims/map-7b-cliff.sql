-- title: Models without attention at and between the two lines
-- description: Models without attention, trained from scratch, up to the end of 2025; those without a release date
--   count. Both 7B and 13B are named as the edge, so at most one can be. Models sold as 7B have under 7.75B
--   parameters. Unsupported where no such model was read above 7B, as then the rows cannot tell the lines apart;
--   contradicted where a pure state-space model was read at 13B or more, as then neither is an edge; else mixed: 7B
--   is none, and 13B only if linear recurrences do not count. The value counts models between the lines.
-- claims: map-7b-cliff
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT
    id,
    family,
    evidence,
    params_total_b,
    params_total_b >= 7.75 AND params_total_b < 13 AS between_lines,
    params_total_b >= 13 AS above,
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
  WHERE family IN ('pure_ssm', 'linear_rnn') AND origin = 'from_scratch'
    AND COALESCE(released <= DATE '2025-12-31', TRUE)
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE between_lines) AS n_between,
    count(*) FILTER (WHERE above) AS n_above,
    count(*) FILTER (WHERE (between_lines OR above) AND evidence = 'seen') AS n_larger_seen,
    count(*) FILTER (WHERE above AND family = 'pure_ssm' AND evidence = 'seen') AS n_ssm_above_seen,
    array_to_string(
      list_slice(list(label ORDER BY params_total_b DESC, id) FILTER (WHERE between_lines), 1, 3),
      ', '
    ) AS between_names,
    array_to_string(
      list_slice(list(label ORDER BY params_total_b DESC, id) FILTER (WHERE above), 1, 3),
      ', '
    ) AS above_names,
    list_slice(list_sort(list('sequence_models:' || id) FILTER (WHERE between_lines OR above)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n_larger_seen = 0 THEN 'unsupported'
    WHEN n_ssm_above_seen > 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  format('{} between 7B and 13B', n_between)
    || COALESCE(' (' || between_names || CASE WHEN n_between > 3 THEN ' and more' ELSE '' END || ')', '')
    || format(', {} from 13B', n_above)
    || COALESCE(' (' || above_names || CASE WHEN n_above > 3 THEN ' and more' ELSE '' END || ')', '') AS actual,
  n_between::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
