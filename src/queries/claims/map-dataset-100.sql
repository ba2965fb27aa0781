-- title: Techniques rated in the essay's own dataset
-- description: The essay speaks of a dataset of the author's. Techniques whose rating cites a repository of the
--   author's, one whose key begins with gh-petroslamb or hf-petroslamb, count as rated there. Reproduced from 100 on,
--   contradicted below, unsupported where no such rating is on record. How many techniques this project rates is told
--   and does not count: it is no evidence of what another dataset holds. The value is the number rated there.
-- claims: map-dataset-100
-- param verified_only boolean = false: Only rows read in their source
WITH cited AS (
  SELECT DISTINCT architecture_id, rater, as_of_kind, rubric_version, evidence
  FROM (SELECT *, unnest(sources) AS source FROM ratings) AS each_source
  WHERE regexp_matches(source, '^(gh|hf)-petroslamb') AND (evidence = 'seen' OR NOT $verified_only)
),
theirs AS (
  SELECT
    count(DISTINCT architecture_id) AS n,
    count(DISTINCT architecture_id) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(
      list_sort(list(DISTINCT 'ratings:' || architecture_id || '/' || rater || '/' || as_of_kind)), 1, 12
    ) AS keys
  FROM cited
),
ours AS (
  SELECT count(DISTINCT architecture_id) AS n FROM ratings WHERE evidence = 'seen' OR NOT $verified_only
)
SELECT
  CASE WHEN theirs.n = 0 THEN 'unsupported' WHEN theirs.n >= 100 THEN 'reproduced' ELSE 'contradicted' END AS verdict,
  CASE WHEN theirs.n = 0 THEN 'no copy of that dataset is on record'
    ELSE format('{} techniques rated in that dataset', theirs.n)
  END || format('; this project rates {}, which does not count', ours.n) AS actual,
  NULLIF(theirs.n, 0)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  theirs.n::INTEGER AS n,
  theirs.n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM theirs
CROSS JOIN ours
