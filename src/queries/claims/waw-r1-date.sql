-- title: Release of DeepSeek-R1 and its scores beside o1
-- description: Two parts, each from rows read in their source. Released in January 2025. Rivals o1: at most 5 points
--   below the best single-sample score of an OpenAI o1 model on the same metric. Reproduced where both hold, mixed
--   where one does, contradicted where both fail, unsupported where neither part has such a row. The value is the
--   lead of DeepSeek-R1 in points on AIME 2024.
-- claims: waw-r1-date
-- param verified_only boolean = false: Only rows read in their source
WITH release AS (
  SELECT max(released) AS released, count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM models
  WHERE id = 'deepseek-r1' AND (evidence = 'seen' OR NOT $verified_only)
),
scores AS (
  SELECT id, model_or_paper, after_value, evidence
  FROM training_innovations
  WHERE metric LIKE 'AIME 2024%' AND (metric LIKE '%pass@1%' OR metric LIKE '%single%')
    AND (model_or_paper = 'DeepSeek-R1' OR model_or_paper LIKE 'OpenAI o1%')
    AND (evidence = 'seen' OR NOT $verified_only)
),
compared AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    max(after_value) FILTER (WHERE model_or_paper = 'DeepSeek-R1' AND evidence = 'seen') AS r1,
    max(after_value) FILTER (WHERE model_or_paper LIKE 'OpenAI o1%' AND evidence = 'seen') AS o1,
    list_sort(list('training_innovations:' || id)) AS keys
  FROM scores
),
held AS (
  SELECT
    CASE WHEN release.n_seen > 0 THEN released >= DATE '2025-01-01' AND released < DATE '2025-02-01' END AS in_january,
    r1 - o1 >= -5 AS rivals
  FROM release
  CROSS JOIN compared
)
SELECT
  CASE
    WHEN in_january IS NULL AND rivals IS NULL THEN 'unsupported'
    WHEN in_january AND rivals THEN 'reproduced'
    WHEN in_january OR rivals THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE('released ' || released::VARCHAR, 'no release date in this selection')
    || COALESCE(format('; AIME 2024 {:.1f}% beside {:.1f}% of o1', r1, o1), '; no score beside o1') AS actual,
  round(r1 - o1, 1)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  (release.n + compared.n)::INTEGER AS n,
  (release.n_seen + compared.n_seen)::INTEGER AS n_seen,
  list_slice(list_sort(list_concat(
    CASE WHEN release.n > 0 THEN ['models:deepseek-r1'] ELSE []::VARCHAR[] END,
    COALESCE(keys, []::VARCHAR[])
  )), 1, 12) AS decisive
FROM release
CROSS JOIN compared
CROSS JOIN held
