-- title: Where two raters disagree
-- description: Every score that two raters gave differently, widest apart first, with both reasons. The two sessions of
--   the first pass count as one rater, first-pass; the second pass gave no reasons.
-- param rater_one text = version-2-a: First rater: first-pass, second-pass, version-2-a or version-2-b
-- param rater_two text = version-2-b: Second rater
-- param verified_only boolean = false: Only rows read in their source
WITH passes AS (
  SELECT
    *,
    CASE WHEN rater IN ('first-pass-a', 'first-pass-b') THEN 'first-pass' ELSE rater END AS pass
  FROM ratings
  WHERE (is_default OR rater NOT IN ('first-pass-a', 'first-pass-b')) AND (evidence = 'seen' OR NOT $verified_only)
),
scores AS (
  SELECT architecture_id, as_of_kind, pass, 'GA' AS axis, ga AS score, why_ga AS why FROM passes
  UNION ALL SELECT architecture_id, as_of_kind, pass, 'MAL', mal, why_mal FROM passes
  UNION ALL SELECT architecture_id, as_of_kind, pass, 'PAR', par, why_par FROM passes
  UNION ALL SELECT architecture_id, as_of_kind, pass, 'STI', sti, why_sti FROM passes
  UNION ALL SELECT architecture_id, as_of_kind, pass, 'IM', im, why_im FROM passes
)
SELECT
  one.architecture_id,
  architectures.name,
  one.axis,
  CASE WHEN one.axis IN ('STI', 'IM') THEN one.as_of_kind ELSE 'either' END AS as_of_kind,
  one.score AS score_one,
  two.score AS score_two,
  one.why AS why_one,
  two.why AS why_two
FROM scores AS one
JOIN scores AS two
  ON two.architecture_id = one.architecture_id
  AND two.as_of_kind = one.as_of_kind
  AND two.axis = one.axis
JOIN architectures ON architectures.id = one.architecture_id
WHERE one.pass = $rater_one
  AND two.pass = $rater_two
  AND one.score <> two.score
  -- Hardware scores do not depend on the date: one of the two rows tells all.
  AND (one.axis IN ('STI', 'IM') OR one.as_of_kind = 'introduction')
ORDER BY abs(one.score - two.score) DESC, one.axis, one.architecture_id, one.as_of_kind
