-- title: Patterns among frontier releases
-- description: How many leading models of each release year fall into each class of architecture.
-- claims: waw-t1-patterns
-- param verified_only boolean = false: Only rows read in their source
-- param released_from date = 2023-01-01: Released on or after
-- param released_until date = 2025-12-31: Released on or before
SELECT
  year(released) AS release_year,
  architecture_class,
  count(*) AS n,
  count(*) FILTER (WHERE evidence = 'seen') AS n_seen
FROM models
WHERE is_frontier_flagship
  AND released BETWEEN $released_from::DATE AND $released_until::DATE
  AND (evidence = 'seen' OR NOT $verified_only)
GROUP BY ALL
ORDER BY release_year, architecture_class
