-- title: Score of DeepSeek-R1 on MATH-500
-- description: The score that the training table reports after training for DeepSeek-R1 on MATH-500. An exact figure:
--   reproduced where every row read in its source gives 97.3 to one decimal, contradicted where all give another,
--   mixed where they differ, unsupported where none was read. Rows on other models and on sampled votes do not count.
-- claims: waw-r1-math
-- param verified_only boolean = false: Only rows read in their source
WITH reported AS (
  SELECT id, after_value, metric, evidence
  FROM training_innovations
  WHERE model_or_paper = 'DeepSeek-R1' AND metric LIKE 'MATH-500 pass@1%' AND after_value IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE evidence = 'seen' AND round(after_value, 1) = 97.3) AS n_agree,
    median(after_value) AS middle,
    min(after_value) AS least,
    max(after_value) AS most,
    list_slice(list_sort(list('training_innovations:' || id)), 1, 12) AS keys
  FROM reported
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN n_agree = n_seen THEN 'reproduced'
    WHEN n_agree = 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no such score in this selection'
    ELSE format('{:.1f}% on MATH-500, single sample{}', middle, CASE WHEN n_seen = 0 THEN ' (recalled)' ELSE '' END)
  END AS actual,
  middle::DOUBLE AS value,
  least::DOUBLE AS low,
  most::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
