-- title: Share of each kind of attention by release year
-- description: Models with disclosed attention released between two dates, by year and kind, with the share of the year.
-- claims: waw-t5-gqa-dominates, waw-gqa-dominant-2024
-- param verified_only boolean = false: Only rows read in their source
-- param released_from date = 2023-01-01: Released on or after
-- param released_until date = 2025-12-31: Released on or before
SELECT
  year(released) AS release_year,
  attention,
  count(*) AS n,
  round(count(*) / sum(count(*)) OVER (PARTITION BY year(released)), 4) AS share,
  count(*) FILTER (WHERE evidence = 'seen') AS n_seen
FROM models
WHERE released BETWEEN $released_from::DATE AND $released_until::DATE
  AND attention <> 'undisclosed'
  AND (evidence = 'seen' OR NOT $verified_only)
GROUP BY year(released), attention
ORDER BY release_year, attention
