-- title: Laboratories that enlarged dense models after a mixture
-- description: Motives are not in the rows, but the order of releases up to the end of 2025 is. A laboratory speaks
--   against the claim if it released a mixture of experts and later a dense model at least a fifth larger than all
--   its dense models before: its dense line had not reached a ceiling. "No one" falls with one such laboratory of
--   which both releases were read. Mixed where at least 5 laboratories made both kinds and none did so, as then the
--   order fits and the motive stays open; else unsupported. The value counts the laboratories that did so; the rows
--   listed are the mixtures and the larger dense models.
-- claims: map-capital-ceiling
-- param verified_only boolean = false: Only rows read in their source
WITH readable AS (
  SELECT id, org, released, ffn, params_total_b, evidence
  FROM models
  WHERE ffn IN ('dense', 'moe') AND released <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
mixtures AS (
  SELECT org, id, released, evidence
  FROM readable
  WHERE ffn = 'moe'
  QUALIFY row_number() OVER (PARTITION BY org, evidence = 'seen' ORDER BY released, id) = 1
),
dense AS (
  SELECT
    *,
    params_total_b >= 1.2 * max(params_total_b) OVER (
      PARTITION BY org ORDER BY released, params_total_b, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS larger
  FROM readable
  WHERE ffn = 'dense' AND params_total_b IS NOT NULL
),
against AS (
  SELECT
    dense.org,
    mixtures.id AS mixture,
    dense.id AS larger_dense,
    mixtures.evidence = 'seen' AND dense.evidence = 'seen' AS seen
  FROM dense
  JOIN mixtures ON mixtures.org = dense.org AND mixtures.released < dense.released
  WHERE dense.larger
),
shown AS (
  SELECT
    count(DISTINCT org) AS n_against,
    count(DISTINCT org) FILTER (WHERE seen) AS n_against_seen,
    string_agg(DISTINCT org, ', ' ORDER BY org) AS orgs,
    string_agg(DISTINCT org, ', ' ORDER BY org) FILTER (WHERE seen) AS orgs_seen
  FROM against
),
labs AS (
  SELECT count(*) AS n_labs
  FROM (SELECT org FROM readable GROUP BY org HAVING count(DISTINCT ffn) = 2) AS makers_of_both
),
keys AS (
  SELECT 'models:' || mixture AS key, seen FROM against
  UNION
  SELECT 'models:' || larger_dense, seen FROM against
),
decisive AS (
  SELECT list_slice(list_sort(list(DISTINCT key)), 1, 12) AS decisive FROM keys
),
counted AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM readable
  WHERE org IN (SELECT org FROM readable GROUP BY org HAVING count(DISTINCT ffn) = 2)
)
SELECT
  CASE
    WHEN n_against_seen > 0 THEN 'contradicted'
    WHEN n_labs >= 5 AND n_against = 0 THEN 'mixed'
    ELSE 'unsupported'
  END AS verdict,
  format('{} of {} laboratories that made both enlarged their dense models after a mixture', n_against, n_labs)
    || COALESCE(': ' || orgs, '')
    || COALESCE('; both releases read: ' || orgs_seen, '') AS actual,
  n_against::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM shown
CROSS JOIN labs
CROSS JOIN decisive
CROSS JOIN counted
