-- title: Were techniques in PyTorch before they became standard?
-- description: Techniques that have, read in their source and by the end of 2025, both a first default or frontier
--   flagship and a first merge into a framework; a missing merge is no proof that there was none. Mixed where most
--   had been merged into some framework before, contradicted where most became standard first; never reproduced, as
--   the rule speaks of companies and what became of these is in no table. Unsupported under 5 techniques. The value
--   is the share that was merged before.
-- claims: map-rule-pytorch
-- param verified_only boolean = false: Only rows read in their source
WITH firsts AS (
  SELECT
    technique_id,
    min(date) FILTER (WHERE stage IN ('default', 'frontier_flagship')) AS standard,
    min(date) FILTER (WHERE stage = 'framework_upstream' AND who = 'PyTorch') AS in_pytorch,
    min(date) FILTER (WHERE stage = 'framework_upstream') AS in_framework
  FROM adoption_events
  WHERE date <= DATE '2025-12-31' AND evidence = 'seen' AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY technique_id
),
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE in_pytorch <= standard) AS pytorch,
    count(*) FILTER (WHERE in_framework <= standard) AS framework,
    list_slice(list_sort(list('architectures:' || technique_id)), 1, 12) AS keys
  FROM firsts
  WHERE standard IS NOT NULL AND in_framework IS NOT NULL
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN 2 * framework < n THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  format(
    'of {} techniques with both dates {} were in a framework before they became standard, {} of them in PyTorch',
    n,
    framework,
    pytorch
  )
    || '; companies are not on record' AS actual,
  round(framework / NULLIF(n, 0), 3)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
