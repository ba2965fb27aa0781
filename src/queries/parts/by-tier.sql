-- title: Techniques by what their adoption asks for
-- description: Of standard: each technique once for each of its tiers.
tiered AS (
  SELECT standard.*, tiers.tier
  FROM standard
  JOIN (SELECT DISTINCT technique_id, tier FROM adoption_events) AS tiers
    ON tiers.technique_id = standard.architecture_id
  WHERE standard.evidence = 'seen' OR NOT $verified_only
)
