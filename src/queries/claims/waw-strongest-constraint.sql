-- title: What goes with adoption: H, E, small-scale results, backing
-- description: Spearman rank correlation of adoption at the end of 2025 (0 to 3) with four traits at introduction,
--   for techniques introduced before July 2024 whose paper compares itself with a baseline: H and E by the default
--   rating, the paper's own result (worse, parity, better), and whether an author's organisation is a large
--   laboratory (a list in the query). Reproduced if the correlation with H is the largest and its 95% interval
--   (Fisher's z) lies above all others, mixed if it is the largest only, contradicted if another's interval lies
--   above the correlation with H, else unsupported, and so with verified_only, as rows read in a source are mostly
--   those of adopted techniques. The default raters knew what became of each technique. value is the correlation with
--   H, low and high its interval.
-- claims: waw-strongest-constraint
-- param verified_only boolean = false: Only rows read in their source
WITH
labs(org) AS (
  VALUES
    ('Google'), ('Google Brain'), ('Google Research'), ('DeepMind'), ('Google DeepMind'), ('OpenAI'), ('Anthropic'),
    ('Meta'), ('Facebook AI Research'), ('Microsoft'), ('NVIDIA'), ('Alibaba'), ('DeepSeek'), ('Mistral AI'), ('xAI'),
    ('Moonshot AI'), ('Tencent'), ('Baidu'), ('ByteDance'), ('Apple'), ('Amazon'), ('Zhipu AI'), ('MiniMax')
),
chosen AS (
  SELECT
    architectures.id,
    zones.h,
    zones.e,
    CASE architectures.paper_small_scale_result WHEN 'worse' THEN 0 WHEN 'parity' THEN 1 WHEN 'better' THEN 2 END AS gain,
    CASE WHEN backed.id IS NULL THEN 0 ELSE 1 END AS backing,
    architectures.adoption_2025,
    architectures.evidence
  FROM architectures
  JOIN zones ON zones.architecture_id = architectures.id AND zones.as_of_kind = 'introduction' AND zones.is_default
  LEFT JOIN (
    SELECT DISTINCT authors.id
    FROM (SELECT id, unnest(org) AS org FROM architectures) AS authors
    JOIN labs ON labs.org = authors.org
  ) AS backed
    ON backed.id = architectures.id
  WHERE architectures.paper_small_scale_result <> 'not_compared'
    AND architectures.adoption_2025 IS NOT NULL
    AND architectures.introduced < DATE '2024-07-01'
    AND (architectures.evidence = 'seen' OR NOT $verified_only)
),
traits AS (
  SELECT 'H' AS trait, id, h AS score, adoption_2025 FROM chosen
  UNION ALL SELECT 'E', id, e, adoption_2025 FROM chosen
  UNION ALL SELECT 'small-scale result', id, gain, adoption_2025 FROM chosen
  UNION ALL SELECT 'backing', id, backing, adoption_2025 FROM chosen
),
ranked AS (
  SELECT
    trait,
    rank() OVER (PARTITION BY trait ORDER BY score)
    + (count(*) OVER (PARTITION BY trait, score) - 1) / 2.0 AS score_rank,
    rank() OVER (PARTITION BY trait ORDER BY adoption_2025)
    + (count(*) OVER (PARTITION BY trait, adoption_2025) - 1) / 2.0 AS adoption_rank
  FROM traits
),
correlations AS (
  SELECT trait, count(*) AS n, round(corr(score_rank, adoption_rank), 3) AS rho
  FROM ranked
  GROUP BY trait
),
transformed AS (
  SELECT
    trait,
    rho,
    0.5 * ln((1 + rho) / (1 - rho)) - 1.959964 / sqrt(n - 3) AS z_low,
    0.5 * ln((1 + rho) / (1 - rho)) + 1.959964 / sqrt(n - 3) AS z_high
  FROM correlations
  WHERE n >= 5 AND abs(rho) < 1
),
intervals AS (
  SELECT
    trait,
    rho,
    round((exp(2 * z_low) - 1) / (exp(2 * z_low) + 1), 3) AS low,
    round((exp(2 * z_high) - 1) / (exp(2 * z_high) + 1), 3) AS high
  FROM transformed
),
found AS (
  SELECT
    max(rho) FILTER (WHERE trait = 'H') AS rho,
    max(low) FILTER (WHERE trait = 'H') AS low,
    max(high) FILTER (WHERE trait = 'H') AS high,
    max(rho) FILTER (WHERE trait <> 'H') AS best_other,
    max(low) FILTER (WHERE trait <> 'H') AS best_other_low,
    string_agg(printf('%s %.2f (%.2f to %.2f)', trait, rho, low, high), ', ' ORDER BY rho DESC, trait) AS said
  FROM intervals
),
counts AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen
  FROM chosen
)
SELECT
  CASE
    WHEN $verified_only OR rho IS NULL OR best_other IS NULL THEN 'unsupported'
    WHEN low > best_other THEN 'reproduced'
    WHEN rho > best_other THEN 'mixed'
    WHEN best_other_low > rho THEN 'contradicted'
    ELSE 'unsupported'
  END AS verdict,
  COALESCE('rank correlation with adoption: ' || said, 'too few techniques to compare') AS actual,
  rho AS value,
  low,
  high,
  n,
  n_seen,
  CAST([] AS VARCHAR[]) AS decisive
FROM found, counts
