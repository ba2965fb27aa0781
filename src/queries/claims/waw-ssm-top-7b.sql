-- title: Largest pure state-space model
-- description: The largest pure state-space model up to the end of 2025. Models sold as 7B have less than 7.75B
--   parameters: reproduced where the largest that was read has no more, mixed where it is above 7.75B but below the
--   13B where the essays let frontier scale begin, contradicted from 13B, unsupported where none was read. The value
--   is its size in billions of parameters.
-- claims: waw-ssm-top-7b
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT
    id,
    evidence,
    params_total_b,
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
  WHERE family = 'pure_ssm' AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    max(params_total_b) AS largest,
    max(params_total_b) FILTER (WHERE evidence = 'seen') AS largest_seen
  FROM used
),
tops AS (
  SELECT string_agg(label, ', ' ORDER BY id) AS labels, list_sort(list('sequence_models:' || id)) AS decisive
  FROM used
  JOIN counted ON used.params_total_b = counted.largest OR used.params_total_b = counted.largest_seen
)
SELECT
  CASE
    WHEN largest_seen >= 13 THEN 'contradicted'
    WHEN largest_seen > 7.75 THEN 'mixed'
    WHEN largest_seen > 0 THEN 'reproduced'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE(format('largest of {}: {}', n, labels), 'no pure state-space model in this selection') AS actual,
  largest AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
CROSS JOIN tops
