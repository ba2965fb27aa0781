-- title: From zone at introduction to zone in 2025
-- description: Techniques by zone at introduction (rows) and at the end of 2025 (columns), and how E moved, in default
--   ratings. adopted counts techniques that a model or product used by the end of 2025. Left out are the techniques of
--   friction/zones-left-out.
-- param max_months_late number = 3: Ratings at introduction as of more months after it are left out; empty keeps all
-- param verified_only boolean = false: Only rows read in their source
SELECT
  friction_over_time.zone_introduction,
  count(*) FILTER (WHERE zone_2025 = 'green') AS green_2025,
  count(*) FILTER (WHERE zone_2025 = 'yellow') AS yellow_2025,
  count(*) FILTER (WHERE zone_2025 = 'orange') AS orange_2025,
  count(*) FILTER (WHERE zone_2025 = 'red') AS red_2025,
  count(*) AS n,
  count(*) FILTER (WHERE e_gain > 0) AS e_rose,
  count(*) FILTER (WHERE e_gain < 0) AS e_fell,
  count(*) FILTER (WHERE architectures.adoption_2025 > 0) AS adopted,
  count(*) FILTER (WHERE architectures.adoption_2025 > 0 AND e_gain > 0) AS adopted_e_rose,
  count(*) FILTER (WHERE architectures.adoption_2025 = 0) AS not_adopted,
  count(*) FILTER (WHERE architectures.adoption_2025 = 0 AND e_gain > 0) AS not_adopted_e_rose,
  count(*) FILTER (WHERE friction_over_time.evidence = 'seen') AS n_seen
FROM friction_over_time
JOIN architectures ON architectures.id = friction_over_time.architecture_id
WHERE date_diff('month', architectures.introduced, friction_over_time.introduced) <= COALESCE($max_months_late::DOUBLE, 1e9)
  AND (friction_over_time.evidence = 'seen' OR NOT $verified_only)
GROUP BY friction_over_time.zone_introduction
ORDER BY CASE zone_introduction WHEN 'green' THEN 1 WHEN 'yellow' THEN 2 WHEN 'orange' THEN 3 ELSE 4 END
