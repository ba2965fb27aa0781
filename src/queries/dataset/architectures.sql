-- title: All techniques
-- description: Every technique with its default rating at introduction and at the end of 2025, and how much else the
--   dataset holds about it.
WITH in_models AS (
  SELECT architecture_id, count(*) AS n_models
  FROM (SELECT unnest(mechanisms) AS architecture_id FROM models) AS used
  GROUP BY architecture_id
),
in_events AS (
  SELECT technique_id AS architecture_id, count(*) AS n_events FROM adoption_events GROUP BY technique_id
),
in_benchmarks AS (
  SELECT architecture_id, count(*) AS n_benchmarks FROM kernel_benchmarks GROUP BY architecture_id
),
in_ratings AS (
  SELECT architecture_id, count(DISTINCT rater) AS n_raters FROM ratings GROUP BY architecture_id
)
SELECT
  architectures.id,
  architectures.name,
  architectures.aliases,
  architectures.category,
  architectures.introduced,
  architectures.introduced_precision,
  architectures.paper,
  architectures.arxiv,
  architectures.org,
  architectures.one_line,
  architectures.paper_small_scale_result,
  architectures.adoption_2025,
  architectures.first_production,
  architectures.first_production_date,
  architectures.first_production_date_precision,
  late.rater,
  late.ga,
  late.mal,
  late.par,
  early.sti AS sti_introduction,
  early.im AS im_introduction,
  late.sti AS sti_2025,
  late.im AS im_2025,
  late_zone.h,
  early_zone.e AS e_introduction,
  late_zone.e AS e_2025,
  early_zone.zone AS zone_introduction,
  late_zone.zone AS zone_2025,
  COALESCE(in_ratings.n_raters, 0) AS n_raters,
  COALESCE(in_models.n_models, 0) AS n_models,
  COALESCE(in_events.n_events, 0) AS n_events,
  COALESCE(in_benchmarks.n_benchmarks, 0) AS n_benchmarks,
  architectures.sources,
  architectures.evidence,
  architectures.note
FROM architectures
LEFT JOIN ratings AS late
  ON late.architecture_id = architectures.id AND late.as_of_kind = '2025' AND late.is_default
LEFT JOIN ratings AS early
  ON early.architecture_id = architectures.id AND early.as_of_kind = 'introduction' AND early.is_default
LEFT JOIN zones AS late_zone
  ON late_zone.architecture_id = architectures.id AND late_zone.as_of_kind = '2025' AND late_zone.is_default
LEFT JOIN zones AS early_zone
  ON early_zone.architecture_id = architectures.id AND early_zone.as_of_kind = 'introduction' AND early_zone.is_default
LEFT JOIN in_models ON in_models.architecture_id = architectures.id
LEFT JOIN in_events ON in_events.architecture_id = architectures.id
LEFT JOIN in_benchmarks ON in_benchmarks.architecture_id = architectures.id
LEFT JOIN in_ratings ON in_ratings.architecture_id = architectures.id
ORDER BY architectures.id
