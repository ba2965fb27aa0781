-- title: H and small-scale results of techniques of the last 24 months
-- description: Techniques introduced from December 2023 to the end of 2025 whose paper compares itself with a
--   baseline: adopted (in a few models or products at least) against not. The area under the ROC curve (AUC) is the
--   chance that an adopted one scores higher: for H by the default rating, and for the paper's own result (worse,
--   parity, better), which stands for expressiveness. Two readings: the area of H lies above one half, and its lead
--   over the other area above 0, by 95% intervals (DeLong 1988). Reproduced if both hold, contradicted if either
--   interval lies wholly on the other side, mixed if only one holds, else unsupported, and so with verified_only, as
--   rows read in a source are mostly those of adopted techniques. Many of these techniques had little time to be
--   adopted. value is the area of H, low and high its interval.
-- claims: waw-24-months-principle
-- param verified_only boolean = false: Only rows read in their source
WITH chosen AS (
  SELECT
    architectures.id,
    zones.h AS score,
    CASE architectures.paper_small_scale_result WHEN 'worse' THEN 0 WHEN 'parity' THEN 1 WHEN 'better' THEN 2 END AS gain,
    architectures.adoption_2025,
    architectures.evidence
  FROM architectures
  JOIN zones ON zones.architecture_id = architectures.id AND zones.as_of_kind = 'introduction' AND zones.is_default
  WHERE architectures.paper_small_scale_result <> 'not_compared'
    AND architectures.adoption_2025 IS NOT NULL
    AND architectures.introduced BETWEEN DATE '2023-12-01' AND DATE '2025-12-31'
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
),
cases AS (
  SELECT 1 AS level, chosen.*, chosen.adoption_2025 >= 1 AS adopted
  FROM chosen
),
-- part: lead-of-the-score,
areas_of_adopted AS (
  SELECT count(*) AS n, var_samp(by_score) AS variance
  FROM of_adopted
),
areas_of_others AS (
  SELECT count(*) AS n, var_samp(area) AS variance
  FROM (SELECT avg(by_score) AS area FROM pairs GROUP BY other_id) AS other_areas
),
area_error AS (
  SELECT
    sqrt(areas_of_adopted.variance / areas_of_adopted.n + areas_of_others.variance / areas_of_others.n) AS error
  FROM areas_of_adopted, areas_of_others
  WHERE areas_of_adopted.n > 0 AND areas_of_others.n > 0
),
found AS (
  SELECT
    max(leads.adopted) AS adopted,
    max(leads.auc) AS auc,
    max(leads.auc_gain) AS auc_gain,
    max(leads.lead) AS lead,
    max(leads.low) AS lead_low,
    max(leads.high) AS lead_high,
    max(round(leads.auc - 1.959964 * area_error.error, 3)) AS low,
    max(round(leads.auc + 1.959964 * area_error.error, 3)) AS high
  FROM leads, area_error
),
counts AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM chosen
)
SELECT
  CASE
    WHEN $verified_only OR auc IS NULL THEN 'unsupported'
    WHEN high < 0.5 OR lead_high < 0 THEN 'contradicted'
    WHEN low > 0.5 AND lead_low > 0 THEN 'reproduced'
    WHEN low > 0.5 OR lead_low > 0 THEN 'mixed'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE(
    printf('AUC of H %.2f (95%% interval %.2f–%.2f), of the small-scale result %.2f; ', auc, low, high, auc_gain)
    || printf('lead %.2f (%.2f to %.2f); %d of %d techniques adopted', lead, lead_low, lead_high, adopted, n),
    'too few techniques to compare'
  ) AS actual,
  auc AS value,
  low,
  high,
  n,
  n_seen,
  CAST([] AS VARCHAR[]) AS decisive
FROM found, counts
