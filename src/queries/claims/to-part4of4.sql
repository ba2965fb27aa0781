-- title: Parts of the series among the sources
-- description: Posts of the series by title among the sources, copies of one post counted once. Reproduced where four
--   are on record, contradicted where more are, unsupported where fewer are, as a part that was not found is no proof.
--   The value is the number of parts on record.
-- claims: to-part4of4
-- param verified_only boolean = false: Only rows read in their source
WITH posts AS (
  SELECT trim(regexp_replace(title, '\(.*\)', '')) AS post, min(key) AS key, bool_or(evidence = 'seen') AS seen
  FROM sources
  WHERE kind = 'essay' AND regexp_matches(title, '(?i)orchestra') AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY 1
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE seen) AS n_seen,
    string_agg(post, ', ' ORDER BY post) AS said,
    list_sort(list('sources:' || key)) AS keys
  FROM posts
)
SELECT
  CASE WHEN n < 4 THEN 'unsupported' WHEN n = 4 THEN 'reproduced' ELSE 'contradicted' END AS verdict,
  format('{} of 4 parts on record', n) || COALESCE(': ' || said, '') AS actual,
  n::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
