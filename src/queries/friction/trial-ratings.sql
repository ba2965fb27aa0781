-- title: Techniques that several raters scored
-- description: Each rater's scores of every technique that at least two raters scored, both dates in one row. The two
--   sessions of the first pass shared the techniques between them and count as one rater.
-- param verified_only boolean = false: Only rows read in their source
WITH passes AS (
  SELECT
    *,
    CASE WHEN rater IN ('first-pass-a', 'first-pass-b') THEN 'first-pass' ELSE rater END AS pass
  FROM ratings
  WHERE (is_default OR rater NOT IN ('first-pass-a', 'first-pass-b')) AND (evidence = 'seen' OR NOT $verified_only)
),
both_dates AS (
  SELECT
    early.architecture_id,
    early.pass AS rater,
    early.rubric_version,
    early.ga,
    early.mal,
    early.par,
    early.sti AS sti_introduction,
    early.im AS im_introduction,
    late.sti AS sti_2025,
    late.im AS im_2025,
    count(*) OVER (PARTITION BY early.architecture_id) AS n_raters
  FROM passes AS early
  JOIN passes AS late
    ON late.architecture_id = early.architecture_id
    AND late.pass = early.pass
    AND late.rubric_version = early.rubric_version
    AND late.as_of_kind = '2025'
  WHERE early.as_of_kind = 'introduction'
)
SELECT * EXCLUDE (n_raters)
FROM both_dates
WHERE n_raters > 1
ORDER BY architecture_id, rubric_version, rater
