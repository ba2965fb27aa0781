-- title: Matrix products in Mamba and in Mamba-2
-- description: GEMM alignment (GA, 0 to 2) of Mamba and of Mamba-2 by their default ratings: the rewrite is the step
--   to Mamba-2. Reproduced if Mamba-2 has 2 and Mamba less, mixed if Mamba-2 has more but not 2, contradicted if it
--   has no more; unsupported without both, or if the rating of Mamba-2 rests on nothing read in its source. value is
--   the GA of Mamba-2.
-- claims: att-mamba-gemm
-- param verified_only boolean = false: Only rows read in their source
WITH rated AS (
  SELECT
    architecture_id,
    ga,
    'ratings:' || architecture_id || '/' || rater || '/' || as_of_kind AS key,
    evidence
  FROM ratings
  WHERE architecture_id IN ('mamba', 'mamba-2')
    AND as_of_kind = 'introduction'
    AND is_default
    AND (evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    max(ga) FILTER (WHERE architecture_id = 'mamba') AS mamba,
    max(ga) FILTER (WHERE architecture_id = 'mamba-2') AS mamba_2,
    count(*) FILTER (WHERE architecture_id = 'mamba-2' AND evidence = 'seen') AS mamba_2_seen,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list(key)) AS keys
  FROM rated
)
SELECT
  CASE
    WHEN mamba IS NULL OR mamba_2_seen = 0 THEN 'unsupported'
    WHEN mamba_2 = 2 AND mamba < 2 THEN 'reproduced'
    WHEN mamba_2 > mamba THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(printf('GA %d for Mamba, %d for Mamba-2', mamba, mamba_2), 'not both rated') AS actual,
  CAST(mamba_2 AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
