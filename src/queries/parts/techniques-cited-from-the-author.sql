-- title: Techniques rated in the author's own dataset
-- description: The whole of a query after WITH.
cited AS (
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
