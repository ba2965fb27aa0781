-- title: Two techniques for each level of each axis
-- description: Where all raters of one version of the rubric agree on a level and at least one gives a reason: two
--   techniques, from different families where there are two. First come those with the highest adoption at the end of
--   2025, then those whose rating was read in its sources, then those that have the level on the fewest axes, so that it
--   stands out, then those that more models on record use, then the earliest. Serving and infrastructure are rated for
--   the end of 2025.
-- claims: map-axes-5, map-h-max6, map-e-max4
-- param verified_only boolean = false: Only rows read in their source
WITH scores AS (
  SELECT
    architecture_id,
    rater,
    rubric_version,
    is_default,
    evidence,
    unnest([
      {axis: 'ga', axis_order: 1, level: ga, reason: why_ga},
      {axis: 'mal', axis_order: 2, level: mal, reason: why_mal},
      {axis: 'par', axis_order: 3, level: par, reason: why_par},
      {axis: 'sti', axis_order: 4, level: sti, reason: why_sti},
      {axis: 'im', axis_order: 5, level: im, reason: why_im}
    ]) AS score
  FROM ratings
  WHERE as_of_kind = '2025' AND (evidence = 'seen' OR NOT $verified_only)
),
flat AS (
  SELECT
    architecture_id,
    rater,
    rubric_version,
    is_default,
    evidence,
    score.axis AS axis,
    score.axis_order AS axis_order,
    score.level AS level,
    score.reason AS reason
  FROM scores
),
agreed AS (
  SELECT
    architecture_id,
    rubric_version,
    axis,
    min(level) AS level,
    count(*) AS n_raters,
    bool_and(evidence = 'seen') AS seen
  FROM flat
  GROUP BY architecture_id, rubric_version, axis
  HAVING min(level) = max(level)
),
counts AS (
  SELECT
    given.rubric_version,
    given.axis,
    given.axis_order,
    given.level,
    count(DISTINCT agreed.architecture_id) AS n_agreed,
    count(DISTINCT given.architecture_id) - count(DISTINCT agreed.architecture_id) AS n_split
  FROM flat AS given
  LEFT JOIN agreed
    ON agreed.architecture_id = given.architecture_id
    AND agreed.rubric_version = given.rubric_version
    AND agreed.axis = given.axis
  GROUP BY given.rubric_version, given.axis, given.axis_order, given.level
),
contrasts AS (
  SELECT agreed.*, count(*) OVER (PARTITION BY architecture_id, rubric_version, level) AS n_axes_alike
  FROM agreed
),
reasons AS (
  SELECT architecture_id, rubric_version, axis, rater, reason
  FROM flat
  WHERE reason IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY architecture_id, rubric_version, axis ORDER BY is_default DESC, rater) = 1
),
uses AS (
  SELECT mechanism, count(*) AS n_models FROM (SELECT unnest(mechanisms) AS mechanism FROM models) GROUP BY mechanism
),
known AS (
  SELECT
    contrasts.*,
    architectures.name,
    architectures.category,
    architectures.adoption_2025,
    reasons.rater,
    reasons.reason,
    row_number() OVER (
      PARTITION BY contrasts.rubric_version, contrasts.axis, contrasts.level
      ORDER BY adoption_2025 DESC NULLS LAST, seen DESC, n_axes_alike, n_models DESC NULLS LAST, introduced NULLS LAST, id
    ) AS fame,
    row_number() OVER (
      PARTITION BY contrasts.rubric_version, contrasts.axis, contrasts.level, category
      ORDER BY adoption_2025 DESC NULLS LAST, seen DESC, n_axes_alike, n_models DESC NULLS LAST, introduced NULLS LAST, id
    ) AS fame_in_category
  FROM contrasts
  JOIN architectures ON architectures.id = contrasts.architecture_id
  JOIN reasons
    ON reasons.architecture_id = contrasts.architecture_id
    AND reasons.rubric_version = contrasts.rubric_version
    AND reasons.axis = contrasts.axis
  LEFT JOIN uses ON uses.mechanism = contrasts.architecture_id
),
examples AS (
  SELECT *, row_number() OVER (
    PARTITION BY rubric_version, axis, level ORDER BY fame_in_category > 1, fame
  ) AS place
  FROM known
  QUALIFY place <= 2
)
SELECT
  counts.rubric_version,
  counts.axis,
  counts.level,
  counts.n_agreed,
  counts.n_split,
  examples.place,
  examples.architecture_id,
  examples.name,
  examples.category,
  examples.adoption_2025,
  examples.n_raters,
  examples.rater,
  examples.reason,
  CASE WHEN examples.seen THEN 'seen' WHEN NOT examples.seen THEN 'recalled' END AS evidence
FROM counts
LEFT JOIN examples
  ON examples.rubric_version = counts.rubric_version
  AND examples.axis = counts.axis
  AND examples.level = counts.level
ORDER BY counts.rubric_version DESC, counts.axis_order, counts.level DESC, examples.place
