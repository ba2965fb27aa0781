-- title: Adoption by era and zone
-- description: Of the techniques of each era, by the zone in which they began, how many had reached a degree of adoption
--   by the end of 2025: 1 is a few models or products, 2 several, 3 standard. A later era had less time to get there.
--   Techniques without a rating or a known adoption are left out.
-- param at_least number = 2: Least adoption that counts, from 1 to 3
-- param verified_only boolean = false: Only rows read in their source
WITH dated AS (
  SELECT
    CASE
      WHEN year(architectures.introduced) < 2017 THEN '2012–2016'
      WHEN year(architectures.introduced) < 2020 THEN '2017–2019'
      WHEN year(architectures.introduced) < 2023 THEN '2020–2022'
      ELSE '2023–2025'
    END AS era,
    friction_over_time.zone_introduction AS zone,
    architectures.adoption_2025 >= $at_least AS adopted,
    architectures.evidence
  FROM architectures
  JOIN friction_over_time ON friction_over_time.architecture_id = architectures.id
  WHERE year(architectures.introduced) BETWEEN 2012 AND 2025
    AND architectures.adoption_2025 IS NOT NULL
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
)
SELECT
  era,
  zone,
  CAST(count(*) AS INTEGER) AS n_techniques,
  CAST(count(*) FILTER (WHERE adopted) AS INTEGER) AS n_adopted,
  CAST(count(*) FILTER (WHERE evidence = 'seen') AS INTEGER) AS n_seen
FROM dated
GROUP BY era, zone
ORDER BY era, CASE zone WHEN 'green' THEN 1 WHEN 'yellow' THEN 2 WHEN 'orange' THEN 3 ELSE 4 END
