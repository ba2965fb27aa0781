-- title: How multi-head attention grows with heads and length
-- description: Scores and weighted values of one layer cost 4 n^2 h d operations for n tokens and h heads of size d,
--   the score matrix holds h n^2 values, the cache 2 n h d. Elasticity is the percent by which a cost grows when its
--   cause grows by one percent. In n it follows from doubling 4,096 tokens; in h it is the median over pairs of
--   multi-head models of equal width and unequal heads, which is how models are built. Four parts, each within 0.2:
--   operations 2 in n, stored scores 2 in n, operations 1 in h, scores 1 in h. Reproduced where all hold, mixed where
--   some do, contradicted where none does; unsupported below 5 pairs. The value is the elasticity of operations in h,
--   low and high its range.
-- claims: waw-mha-scaling
-- param verified_only boolean = false: Only rows read in their source
WITH plain AS (
  SELECT id, d_model, n_heads, COALESCE(head_dim, d_model / n_heads)::DOUBLE AS head_size, evidence
  FROM models
  WHERE attention = 'MHA' AND n_heads > 0 AND d_model > 0 AND (evidence = 'seen' OR NOT $verified_only)
),
costs AS (
  SELECT
    *,
    4 * power(4096::DOUBLE, 2) * n_heads * head_size AS operations,
    4 * power(8192::DOUBLE, 2) * n_heads * head_size AS operations_doubled,
    n_heads * power(4096::DOUBLE, 2) AS scores,
    n_heads * power(8192::DOUBLE, 2) AS scores_doubled
  FROM plain
),
pairs AS (
  SELECT
    few.id AS few_id,
    many.id AS many_id,
    ln(many.operations / few.operations) / ln(many.n_heads::DOUBLE / few.n_heads) AS operations_in_heads,
    ln(many.scores / few.scores) / ln(many.n_heads::DOUBLE / few.n_heads) AS scores_in_heads
  FROM costs AS few
  JOIN costs AS many ON many.d_model = few.d_model AND many.n_heads > few.n_heads
),
in_length AS (
  SELECT
    median(log2(operations_doubled / operations)) AS operations_in_length,
    median(log2(scores_doubled / scores)) AS scores_in_length
  FROM costs
),
in_heads AS (
  SELECT
    count(*) AS n_pairs,
    median(operations_in_heads) AS operations_in_heads,
    min(operations_in_heads) AS least_in_heads,
    max(operations_in_heads) AS most_in_heads,
    median(scores_in_heads) AS scores_in_heads
  FROM pairs
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('models:' || id)), 1, 12) AS keys
  FROM plain
  WHERE id IN (SELECT few_id FROM pairs UNION SELECT many_id FROM pairs)
),
held AS (
  SELECT
    *,
    (abs(operations_in_length - 2) <= 0.2)::INTEGER + (abs(scores_in_length - 2) <= 0.2)::INTEGER
      + (abs(operations_in_heads - 1) <= 0.2)::INTEGER + (abs(scores_in_heads - 1) <= 0.2)::INTEGER AS n_held
  FROM in_length
  CROSS JOIN in_heads
)
SELECT
  CASE
    WHEN n_pairs < 5 OR used.n_seen = 0 THEN 'unsupported'
    WHEN n_held = 4 THEN 'reproduced'
    WHEN n_held > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n_pairs = 0 THEN 'no two multi-head models of equal width and unequal heads in this selection'
    ELSE format('elasticity in length: operations {:.1f}, scores {:.1f}; in heads at equal width: operations {:.1f}, scores {:.1f} ({} pairs)',
      operations_in_length, scores_in_length, round(operations_in_heads, 1) + 0.0, scores_in_heads, n_pairs)
  END AS actual,
  round(operations_in_heads, 2)::DOUBLE AS value,
  round(least_in_heads, 2)::DOUBLE AS low,
  round(most_in_heads, 2)::DOUBLE AS high,
  used.n::INTEGER AS n,
  used.n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM held
CROSS JOIN used
