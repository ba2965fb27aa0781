-- title: Alternatives to attention by both gates
-- description: Every technique that replaces attention, introduced after the Transformer, with its hardware fit H (0 to
--   6, default rating), the backing that it was born with, and who built models with it. Backing is the largest model,
--   in billion parameters, that an organisation of its authors had released before the technique appeared: it is 0 where
--   none is on record, and nothing that came after can change it. A use is a model on record that lists the technique;
--   one by another organisation is a use that no author could decide. Names of one house count as one organisation. A
--   row that is itself a released model is a release and no technique: is_release says so. A date known only to the
--   month stands for its first day. Those who rated H knew what became of each technique.
-- param as_of date = 2026-11-21: Techniques and models dated later are not looked at
-- param min_age_months number = 12: A technique counts only this many months after it appeared, so that it had time
--   [6|12|24]
-- param verified_only boolean = false: Only rows read in their source
WITH houses(name, house) AS (
  VALUES
    ('Google Brain', 'Google'), ('Google Research', 'Google'), ('DeepMind', 'Google'), ('Google DeepMind', 'Google'),
    ('Facebook AI Research', 'Meta'), ('Facebook AI', 'Meta'), ('Meta AI', 'Meta'), ('Microsoft Research', 'Microsoft'),
    ('Alibaba Qwen', 'Alibaba'), ('RWKV project', 'RWKV'), ('BlinkDL', 'RWKV'), ('Tsinghua University', 'Tsinghua'),
    ('Allen Institute for AI', 'Ai2'), ('Z.ai', 'Zhipu AI'), ('Zhipu', 'Zhipu AI'), ('inclusionAI', 'Ant Group'),
    ('Ant Group inclusionAI', 'Ant Group'), ('Johannes Kepler University', 'JKU Linz'), ('Hazy Research', 'Stanford')
),
released AS (
  SELECT
    models.id, models.name, models.released, models.released_precision, models.params_total_b, models.is_frontier_flagship, models.mechanisms,
    trim(regexp_replace(parts.part, ' \(.*\)', '')) AS org
  FROM models
  JOIN (SELECT id, unnest(string_split(org, '/')) AS part FROM models) AS parts ON parts.id = models.id
  WHERE models.released <= $as_of::DATE AND (models.evidence = 'seen' OR NOT $verified_only)
),
model_houses AS (
  SELECT released.* EXCLUDE (org), COALESCE(houses.house, released.org) AS house
  FROM released
  LEFT JOIN houses ON houses.name = released.org
),
candidates AS (
  SELECT
    architectures.id, architectures.name, architectures.category, architectures.introduced,
    architectures.introduced_precision, architectures.org, architectures.evidence, architectures.sources,
    ratings.ga, ratings.ga + ratings.mal + ratings.par AS h, ratings.evidence AS rating_evidence,
    named.id IS NOT NULL AS is_release
  FROM architectures
  JOIN ratings
    ON ratings.architecture_id = architectures.id AND ratings.is_default AND ratings.as_of_kind = 'introduction'
  LEFT JOIN models AS named ON named.id = architectures.id
  WHERE architectures.category IN ('state-space', 'linear-attention-rnn', 'long-convolution', 'other-sequence', 'hybrid')
    AND architectures.introduced > DATE '2017-06-12'
    AND architectures.introduced <= $as_of::DATE - CAST(round($min_age_months * 30.4375) AS INTEGER)
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
),
authors AS (
  SELECT listed.id, COALESCE(houses.house, listed.org) AS house
  FROM (SELECT id, unnest(org) AS org FROM candidates) AS listed
  LEFT JOIN houses ON houses.name = listed.org
),
born_with AS (
  SELECT
    authors.id,
    max(model_houses.params_total_b) AS largest_b,
    max_by(model_houses.name, printf('%012.3f', model_houses.params_total_b) || model_houses.id) AS largest,
    count(DISTINCT model_houses.id) AS n_before
  FROM authors
  JOIN candidates ON candidates.id = authors.id
  JOIN model_houses ON model_houses.house = authors.house AND model_houses.released < candidates.introduced
  GROUP BY authors.id
),
uses AS (
  SELECT
    listed.technique_id, model_houses.id AS model_id, model_houses.name, model_houses.released,
    model_houses.released_precision,
    model_houses.params_total_b, model_houses.is_frontier_flagship, model_houses.house,
    own.id IS NOT NULL AS by_author
  FROM (SELECT DISTINCT id, unnest(mechanisms) AS technique_id FROM model_houses) AS listed
  JOIN model_houses ON model_houses.id = listed.id
  LEFT JOIN (SELECT DISTINCT id, house FROM authors) AS own
    ON own.id = listed.technique_id AND own.house = model_houses.house
),
-- A model of two organisations is by an author if one of them is.
models_using AS (
  SELECT
    technique_id, model_id, name, released, released_precision, params_total_b, is_frontier_flagship,
    bool_or(by_author) AS by_author,
    min(house) AS house
  FROM uses
  GROUP BY technique_id, model_id, name, released, released_precision, params_total_b, is_frontier_flagship
),
fates AS (
  SELECT
    technique_id,
    count(*) AS n_models,
    count(*) FILTER (WHERE NOT by_author) AS n_by_others,
    min(released) FILTER (WHERE NOT by_author) AS first_by_other,
    min_by(released_precision, released || model_id) FILTER (WHERE NOT by_author) AS first_by_other_precision,
    min_by(name, released || model_id) FILTER (WHERE NOT by_author) AS first_other_model,
    min_by(house, released || model_id) FILTER (WHERE NOT by_author) AS first_other_house,
    min(released) FILTER (WHERE params_total_b >= 30) AS first_large,
    min(released) FILTER (WHERE is_frontier_flagship AND params_total_b >= 100) AS first_flagship,
    max(params_total_b) AS largest_model_b
  FROM models_using
  GROUP BY technique_id
)
SELECT
  candidates.id AS architecture_id,
  candidates.name AS technique,
  candidates.category,
  candidates.introduced,
  candidates.introduced_precision,
  candidates.org AS authors,
  candidates.h::INTEGER AS h,
  candidates.ga::INTEGER AS ga,
  COALESCE(born_with.largest_b, 0)::DOUBLE AS backing_b,
  born_with.largest AS backing_model,
  COALESCE(born_with.n_before, 0)::INTEGER AS n_models_before,
  COALESCE(fates.n_models, 0)::INTEGER AS n_models,
  COALESCE(fates.n_by_others, 0)::INTEGER AS n_by_others,
  fates.first_by_other,
  fates.first_by_other_precision,
  fates.first_other_model,
  fates.first_other_house,
  fates.first_large,
  fates.first_flagship,
  fates.largest_model_b,
  candidates.is_release,
  CASE WHEN candidates.rating_evidence = 'seen' THEN candidates.evidence ELSE candidates.rating_evidence END AS evidence,
  candidates.sources
FROM candidates
LEFT JOIN born_with ON born_with.id = candidates.id
LEFT JOIN fates ON fates.technique_id = candidates.id
ORDER BY candidates.introduced, candidates.id
