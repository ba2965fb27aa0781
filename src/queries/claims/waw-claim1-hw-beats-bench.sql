-- title: Adoption foretold by the friction score and by small-scale results
-- description: Techniques introduced before July 2024 whose paper compares itself with a baseline. The area under the
--   ROC curve (AUC) is the chance that an adopted technique scores higher than one that was not: for H + E at
--   introduction by the default rating, and for the paper's own result (worse, parity, better). The lead of the first
--   has a 95% interval (DeLong 1988, the areas being paired). Adopted is read in two ways: in a few models or
--   products, or in several. Reproduced if the interval lies above 0 in both, contradicted if below in both, mixed if
--   only one is settled or they point apart, else unsupported, and so with verified_only, as rows read in a source
--   are mostly those of adopted techniques. The default raters knew what became of each technique. Whether the score
--   speaks earlier is not tested. value is the lead for several, low and high its interval.
-- claims: waw-claim1-hw-beats-bench
-- param verified_only boolean = false: Only rows read in their source
WITH chosen AS (
  SELECT
    architectures.id,
    zones.h + zones.e AS score,
    CASE architectures.paper_small_scale_result WHEN 'worse' THEN 0 WHEN 'parity' THEN 1 WHEN 'better' THEN 2 END AS gain,
    architectures.adoption_2025,
    architectures.evidence
  FROM architectures
  JOIN zones ON zones.architecture_id = architectures.id AND zones.as_of_kind = 'introduction' AND zones.is_default
  WHERE architectures.paper_small_scale_result <> 'not_compared'
    AND architectures.adoption_2025 IS NOT NULL
    AND architectures.introduced < DATE '2024-07-01'
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
),
cases AS (
  SELECT levels.level, chosen.*, chosen.adoption_2025 >= levels.level AS adopted
  FROM chosen
  CROSS JOIN (VALUES (1), (2)) AS levels (level)
),
-- part: lead-of-the-score,
found AS (
  SELECT
    count(*) AS levels,
    count(*) FILTER (WHERE low > 0) AS ahead,
    count(*) FILTER (WHERE high < 0) AS behind,
    string_agg(
      printf('AUC %.2f against %.2f for use in ', auc, auc_gain)
      || CASE level WHEN 1 THEN 'a few' ELSE 'several' END
      || printf(' (%d of %d techniques)', adopted, n),
      '; '
      ORDER BY level
    ) AS said,
    max(lead) FILTER (WHERE level = 2) AS lead,
    max(low) FILTER (WHERE level = 2) AS low,
    max(high) FILTER (WHERE level = 2) AS high
  FROM leads
),
counts AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM chosen
)
SELECT
  CASE
    WHEN $verified_only OR levels < 2 OR ahead + behind = 0 THEN 'unsupported'
    WHEN ahead = 2 THEN 'reproduced'
    WHEN behind = 2 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(said, 'too few techniques to compare') AS actual,
  lead AS value,
  low,
  high,
  n,
  n_seen,
  CAST([] AS VARCHAR[]) AS decisive
FROM found, counts
