-- title: Plain caches of models of 70B and more at 128K tokens
-- description: KV cache at 131,072 tokens, one sequence at 16 bits, as the model kv-cache
--   gives it for Transformers of 65B or more if every query head kept its own keys and values, which is taken as
--   "naively stored". "Hundreds of gigabytes" is 200 GB or more, "often" more than half of at least 5 models. Reproduced where the 95% Wilson interval of that share lies above
--   one half, contradicted where it lies below, else mixed. The value is the median in GB, low and high its
--   quartiles.
-- claims: waw-kv-glossary
-- param verified_only boolean = false: Only rows read in their source
WITH cached AS (
  SELECT
    models.id,
    plain.evidence,
    plain.value AS plain_gb
  FROM models
  JOIN model_results AS plain
    ON plain.model = 'kv-cache' AND plain.quantity = 'cache-at-128k' AND plain.scenario = models.id || '.mha'
  WHERE models.params_total_b >= 65
    AND models.architecture_class IN ('dense_transformer', 'moe_transformer')
    AND (plain.evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE plain_gb >= 200) AS k,
    count(*) FILTER (WHERE plain_gb >= 200)::DOUBLE / nullif(count(*), 0) AS share,
    median(plain_gb) AS middle,
    quantile_cont(plain_gb, 0.25) AS lower_quartile,
    quantile_cont(plain_gb, 0.75) AS upper_quartile,
    list_slice(list_sort(list('models:' || id)), 1, 12) AS keys
  FROM cached
),
wilson AS (
  SELECT
    *,
    (share + 1.9208 / n) / (1 + 3.8416 / n) AS centre,
    1.96 / (1 + 3.8416 / n) * sqrt(share * (1 - share) / n + 0.9604 / (n::DOUBLE * n)) AS half
  FROM tally
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN centre - half > 0.5 THEN 'reproduced'
    WHEN centre + half < 0.5 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no Transformer of 65B or more of known geometry in this selection'
    ELSE format('{} of {} models would need 200 GB or more; median {:.0f} GB, middle half {:.0f}-{:.0f} GB',
      k, n, middle, lower_quartile, upper_quartile)
  END AS actual,
  round(middle, 1)::DOUBLE AS value,
  round(lower_quartile, 1)::DOUBLE AS low,
  round(upper_quartile, 1)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM wilson
