-- title: Largest RWKV models
-- description: RWKV models up to the end of 2025. Two readings of a ceiling at 14B: no model trained from scratch is
--   larger, when rounded to 1B; and none at all, conversions of Transformers included. Reproduced where both hold
--   among rows that were read, mixed where only the first does, contradicted where neither does, unsupported where no
--   model from scratch was read. The value is the largest trained from scratch.
-- claims: att-rwkv-14b
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT
    id,
    origin,
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
  WHERE regexp_matches(name, '(?i)rwkv') AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    max(params_total_b) FILTER (WHERE origin = 'from_scratch') AS scratch,
    max(params_total_b) FILTER (WHERE origin = 'from_scratch' AND evidence = 'seen') AS scratch_seen,
    max(params_total_b) FILTER (WHERE origin = 'converted' AND evidence = 'seen') AS converted_seen,
    list(label ORDER BY params_total_b DESC, id) FILTER (WHERE origin = 'from_scratch') AS from_scratch,
    list(label ORDER BY params_total_b DESC, id) FILTER (WHERE origin = 'converted') AS converted,
    list_slice(list_sort(list('sequence_models:' || id) FILTER (WHERE params_total_b > 13)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN scratch_seen IS NULL THEN 'unsupported'
    WHEN round(scratch_seen) > 14 THEN 'contradicted'
    WHEN round(converted_seen) > 14 THEN 'mixed'
    ELSE 'reproduced'
  END AS verdict,
  COALESCE('largest from scratch: ' || from_scratch[1], 'no RWKV from scratch in this selection')
    || COALESCE('; converted: ' || converted[1], '') AS actual,
  scratch AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
