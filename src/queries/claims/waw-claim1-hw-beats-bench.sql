-- title: Adoption foretold by the friction score and by small-scale results
-- description: Techniques introduced before July 2024 whose paper compares itself with a baseline. The area under the
--   ROC curve (AUC) is the chance that an adopted technique scores higher than one that was not: for H + E at
--   introduction by the default rating, and for the paper's own result (worse, parity, better). The lead of the first
--   has a 95% interval (DeLong 1988, the areas being paired). Adopted is read in two ways: in a few models or
--   products, or in several. Reproduced if the interval lies above 0 in both, contradicted if below in both, mixed if
--   only one is settled or they point apart, else unsupported, and so with verified_only, as rows read in a source
--   are mostly those of adopted techniques. The default raters knew what became of each technique. Whether the score
--   speaks earlier is not tested. value is the lead for several, low and high its interval.
-- claims: waw-claim1-hw-beats-bench
-- param verified_only boolean = false: Only rows read in their source
WITH chosen AS (
  SELECT
    architectures.id,
    zones.h + zones.e AS score,
    CASE architectures.paper_small_scale_result WHEN 'worse' THEN 0 WHEN 'parity' THEN 1 WHEN 'better' THEN 2 END AS gain,
    architectures.adoption_2025,
    architectures.evidence
  FROM architectures
  JOIN zones ON zones.architecture_id = architectures.id AND zones.as_of_kind = 'introduction' AND zones.is_default
  WHERE architectures.paper_small_scale_result <> 'not_compared'
    AND architectures.adoption_2025 IS NOT NULL
    AND architectures.introduced < DATE '2024-07-01'
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
),
cases AS (
  SELECT levels.level, chosen.*, chosen.adoption_2025 >= levels.level AS adopted
  FROM chosen
  CROSS JOIN (VALUES (1), (2)) AS levels (level)
),
pairs AS (
  SELECT
    adopted.level,
    adopted.id AS adopted_id,
    others.id AS other_id,
    CASE WHEN adopted.score > others.score THEN 1.0 WHEN adopted.score = others.score THEN 0.5 ELSE 0.0 END AS by_score,
    CASE WHEN adopted.gain > others.gain THEN 1.0 WHEN adopted.gain = others.gain THEN 0.5 ELSE 0.0 END AS by_gain
  FROM cases AS adopted
  JOIN cases AS others ON others.level = adopted.level AND NOT others.adopted
  WHERE adopted.adopted
),
of_adopted AS (
  SELECT level, adopted_id, avg(by_score - by_gain) AS lead, avg(by_score) AS by_score, avg(by_gain) AS by_gain
  FROM pairs
  GROUP BY level, adopted_id
),
of_others AS (
  SELECT level, other_id, avg(by_score - by_gain) AS lead
  FROM pairs
  GROUP BY level, other_id
),
adopted_side AS (
  SELECT
    level,
    count(*) AS n,
    avg(lead) AS lead,
    avg(by_score) AS auc,
    avg(by_gain) AS auc_gain,
    var_samp(lead) AS variance
  FROM of_adopted
  GROUP BY level
),
other_side AS (
  SELECT level, count(*) AS n, var_samp(lead) AS variance
  FROM of_others
  GROUP BY level
),
leads AS (
  SELECT
    adopted_side.level,
    adopted_side.n AS adopted,
    adopted_side.n + other_side.n AS n,
    round(auc, 3) AS auc,
    round(auc_gain, 3) AS auc_gain,
    round(lead, 3) AS lead,
    round(lead - 1.959964 * sqrt(adopted_side.variance / adopted_side.n + other_side.variance / other_side.n), 3) AS low,
    round(lead + 1.959964 * sqrt(adopted_side.variance / adopted_side.n + other_side.variance / other_side.n), 3) AS high
  FROM adopted_side
  JOIN other_side ON other_side.level = adopted_side.level
  WHERE adopted_side.n >= 5 AND other_side.n >= 5
),
found AS (
  SELECT
    count(*) AS levels,
    count(*) FILTER (WHERE low > 0) AS ahead,
    count(*) FILTER (WHERE high < 0) AS behind,
    string_agg(
      printf('AUC %.2f against %.2f for use in ', auc, auc_gain)
      || CASE level WHEN 1 THEN 'a few' ELSE 'several' END
      || printf(' (%d of %d techniques)', adopted, n),
      '; '
      ORDER BY level
    ) AS said,
    max(lead) FILTER (WHERE level = 2) AS lead,
    max(low) FILTER (WHERE level = 2) AS low,
    max(high) FILTER (WHERE level = 2) AS high
  FROM leads
),
counts AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM chosen
)
SELECT
  CASE
    WHEN $verified_only OR levels < 2 OR ahead + behind = 0 THEN 'unsupported'
    WHEN ahead = 2 THEN 'reproduced'
    WHEN behind = 2 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(said, 'too few techniques to compare') AS actual,
  lead AS value,
  low,
  high,
  n,
  n_seen,
  CAST([] AS VARCHAR[]) AS decisive
FROM found, counts
