-- title: By how much a score's AUC leads that of the benchmark gain
-- description: Of cases (level, id, score, gain, adopted): for each level the AUC of both and their difference with its
--   interval (DeLong et al. 1988, paired).
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
)
