-- title: The lineage of mixture of experts and its arrival in production
-- description: The papers of the sparsely gated layer, of Switch and of GLaM, and the first two organisations that
--   made a mixture their flagship. Reproduced if the papers are of 2017, 2021 and 2021 and the first flagship is of
--   2024 or 2025; mixed if only the papers fit, or only the flagship; contradicted if neither does; unsupported
--   without a paper and a flagship read in their source. GLaM is dated by its row of architectures.
-- claims: waw-moe-history
-- param verified_only boolean = false: Only rows read in their source
WITH papers AS (
  SELECT
    CASE WHEN what ILIKE 'switch%' THEN 'Switch' ELSE 'sparsely gated layer' END AS name,
    'adoption_events:' || id AS key,
    date,
    evidence
  FROM adoption_events
  WHERE technique_id = 'sparsely-gated-moe'
    AND stage = 'paper'
    AND what NOT ILIKE 'gshard%'
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 'GLaM', 'architectures:' || id, introduced, evidence
  FROM architectures
  WHERE id = 'glam' AND (evidence = 'seen' OR NOT $verified_only)
),
flagships AS (
  SELECT
    who,
    'adoption_events:' || id AS key,
    date,
    evidence,
    row_number() OVER (ORDER BY date, id) AS place
  FROM (
    SELECT *
    FROM adoption_events
    WHERE technique_id = 'sparsely-gated-moe'
      AND stage = 'frontier_flagship'
      AND (evidence = 'seen' OR NOT $verified_only)
    QUALIFY row_number() OVER (PARTITION BY who ORDER BY date, id) = 1
  ) AS first_of_each
),
of_papers AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (
      WHERE year(date) = CASE name WHEN 'sparsely gated layer' THEN 2017 ELSE 2021 END
    ) AS fitting,
    string_agg(name || ' ' || strftime(date, '%Y-%m-%d'), ', ' ORDER BY date, name) AS said,
    list(key) AS keys
  FROM papers
),
of_flagships AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    min(date) AS date,
    string_agg(who || ' ' || strftime(date, '%Y-%m-%d'), ', ' ORDER BY place) AS said,
    list(key) AS keys
  FROM flagships
  WHERE place <= 2
)
SELECT
  CASE
    WHEN of_papers.n_seen = 0 OR of_flagships.n_seen = 0 THEN 'unsupported'
    WHEN fitting = of_papers.n AND year(date) IN (2024, 2025) THEN 'reproduced'
    WHEN fitting = of_papers.n OR year(date) IN (2024, 2025) THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  'papers: ' || COALESCE(of_papers.said, 'none') || '; first flagships: ' || COALESCE(of_flagships.said, 'none')
    AS actual,
  CAST(NULL AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  of_papers.n + of_flagships.n AS n,
  of_papers.n_seen + of_flagships.n_seen AS n_seen,
  list_sort(
    list_concat(
      COALESCE(of_papers.keys, CAST([] AS VARCHAR[])),
      COALESCE(of_flagships.keys, CAST([] AS VARCHAR[]))
    )
  ) AS decisive
FROM of_papers, of_flagships
