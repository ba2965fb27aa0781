-- title: What makers of leading models chose, and when stacks took hybrids up
-- description: If upkeep outweighed the benefit, makers would choose against hybrids. Organisations with a leading
--   model of 2025 whose architecture is known, and how many of them released a hybrid among these. Mixed where most
--   did not: the outcome fits, and the reason, kernels to keep up, is in no row; contradicted where most did;
--   unsupported under 5 organisations. How many released a hybrid by 2026 is told and does not count. The value is
--   the share that did, in 2025.
-- claims: waw-hybrid-three-kernels
-- param verified_only boolean = false: Only rows read in their source
WITH makers AS (
  SELECT
    org,
    bool_or(released <= DATE '2025-12-31') AS led_2025,
    bool_or(released <= DATE '2025-12-31' AND architecture_class = 'hybrid') AS hybrid_2025,
    bool_or(architecture_class = 'hybrid') AS hybrid_since,
    bool_and(evidence = 'seen') AS seen,
    min('models:' || id) FILTER (WHERE architecture_class = 'hybrid' AND released <= DATE '2025-12-31') AS key
  FROM models
  WHERE is_frontier_flagship AND architecture_class <> 'undisclosed' AND released >= DATE '2025-01-01'
    AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY org
),
stacks AS (
  SELECT count(DISTINCT who) AS n, min(date) AS first
  FROM adoption_events
  WHERE stage = 'serving_stack' AND evidence = 'seen' AND regexp_matches(what, '(?i)mamba-?hybrid|hybrid (4|ssm|memory)|moe hybrid')
    AND (evidence = 'seen' OR NOT $verified_only)
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE seen) AS n_seen,
    count(*) FILTER (WHERE hybrid_2025) AS chose,
    count(*) FILTER (WHERE hybrid_since) AS chose_since,
    list_slice(list_sort(list(key) FILTER (WHERE key IS NOT NULL)), 1, 12) AS keys
  FROM makers
  WHERE led_2025
)
SELECT
  CASE WHEN found.n < 5 THEN 'unsupported' WHEN 2 * chose > found.n THEN 'contradicted' ELSE 'mixed' END AS verdict,
  format('{} of {} makers of leading models of 2025 released a hybrid, {} by 2026', chose, found.n, chose_since)
    || COALESCE(format('; hybrids in serving stacks from {}', stacks.first::VARCHAR), '')
    || '; kernels per hybrid are not on record' AS actual,
  round(chose / NULLIF(found.n, 0), 3)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  found.n::INTEGER AS n,
  found.n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
CROSS JOIN stacks
