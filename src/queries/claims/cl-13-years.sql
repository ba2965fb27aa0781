-- title: Components that models share, of the last 13 years
-- description: Mechanisms that the models released by the end of 2025 list, with the year of each one's introduction.
--   Reuse: a model uses a component that a model of another organisation uses as well. Reproduced if more than half
--   of all uses are reuse of a component introduced since 2012 (13 years before 2025) and components of at least 10
--   of the 13 years are in use, mixed if one holds, contradicted if neither; unsupported below 5 models. The rows
--   show reuse, not a language. value is the share of uses, decisive the components of most organisations.
-- claims: cl-13-years
-- param verified_only boolean = false: Only rows read in their source
WITH uses AS (
  SELECT models.id, models.org, unnest(models.mechanisms) AS component
  FROM models
  WHERE models.released <= DATE '2025-12-31'
    AND len(models.mechanisms) > 0
    AND (evidence = 'seen' OR NOT $verified_only)
),
components AS (
  SELECT uses.component, count(DISTINCT uses.org) AS orgs, min(year(architectures.introduced)) AS year
  FROM uses
  JOIN architectures ON architectures.id = uses.component
  GROUP BY uses.component
),
counts AS (
  SELECT
    count(*) AS uses,
    count(*) FILTER (WHERE components.orgs >= 2 AND components.year >= 2012) AS reuses,
    count(DISTINCT components.year) FILTER (
      WHERE components.orgs >= 2 AND components.year BETWEEN 2012 AND 2025
    ) AS years,
    min(components.year) FILTER (WHERE components.orgs >= 2) AS first_year,
    count(DISTINCT uses.component) FILTER (WHERE components.orgs >= 2) AS shared
  FROM uses
  JOIN components ON components.component = uses.component
),
looked AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM models
  WHERE released <= DATE '2025-12-31' AND len(mechanisms) > 0 AND (evidence = 'seen' OR NOT $verified_only)
),
most_shared AS (
  SELECT list_sort(list('architectures:' || component)) AS keys
  FROM (
    SELECT component
    FROM components
    WHERE orgs >= 2 AND year >= 2012
    ORDER BY orgs DESC, component
    LIMIT 12
  ) AS first_ones
)
SELECT
  CASE
    WHEN n < 5 OR uses = 0 THEN 'unsupported'
    WHEN 2 * reuses > uses AND years >= 10 THEN 'reproduced'
    WHEN 2 * reuses > uses OR years >= 10 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  printf('%d of %d uses in %d models are of %d components that organisations share', reuses, uses, n, shared)
  || COALESCE(printf(', from %d different years since %d', years, first_year), '') AS actual,
  round(reuses / nullif(uses, 0), 3) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM counts, looked, most_shared
