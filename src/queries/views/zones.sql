-- title: Zones
-- description: H, E and friction zone of every rating. H = GA + MAL + PAR (0–6) says how well the computation fits a
--   GPU, E = STI + IM (0–4) how little ecosystem work remains.
SELECT
  architecture_id,
  as_of_kind,
  as_of,
  as_of_precision,
  rater,
  rubric_version,
  is_default,
  h,
  e,
  CASE
    WHEN h <= 2 OR h + e <= 4 THEN 'red'
    WHEN h >= 5 AND e = 4 THEN 'green'
    WHEN h + e >= 8 THEN 'yellow'
    ELSE 'orange'
  END AS zone,
  evidence
FROM (SELECT *, ga + mal + par AS h, sti + im AS e FROM ratings) AS scored
