-- title: Worked examples of the essay's scores
-- description: Scores and zones that the essay gives to its examples.
examples AS (
  SELECT
    id,
    regexp_extract(quantity, '^(\d+); (\d+)$', 1)::INTEGER AS h,
    regexp_extract(quantity, '^(\d+); (\d+)$', 2)::INTEGER AS e,
    lower(regexp_extract(claim, '(Green|Yellow|Orange|Red)', 1)) AS zone,
    evidence
  FROM essay_claims
  WHERE id LIKE 'map-ex-%' AND regexp_matches(quantity, '^\d+; \d+$')
    AND (evidence = 'seen' OR NOT $verified_only)
)
