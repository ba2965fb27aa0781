-- title: What FlashAttention and latent attention are said to do with on-chip memory
-- description: Whether the one-sentence account of each technique names on-chip memory (SRAM, HBM, on-chip, tiles),
--   which "designed explicitly around" would lead a reader to expect. Reproduced where both do, mixed where one does,
--   contradicted where neither does; unsupported unless both accounts are there and one was read in its source. For
--   latent attention the value is what it caches per token as a share of plain multi-head attention (median of
--   models, low and high the range): the size of the cache, not the place of the computation.
-- claims: waw-mla-sram
-- param verified_only boolean = false: Only rows read in their source
WITH accounts AS (
  SELECT id, one_line, evidence, regexp_matches(one_line, '(?i)sram|hbm|on-chip|off-chip|tile') AS names_memory
  FROM architectures
  WHERE id IN ('flashattention', 'multi-head-latent-attention') AND (evidence = 'seen' OR NOT $verified_only)
),
latent AS (
  SELECT
    count(*) AS n_models,
    count(*) FILTER (WHERE evidence = 'seen') AS n_models_seen,
    median(ratio_to_mha) AS middle,
    min(ratio_to_mha) AS least,
    max(ratio_to_mha) AS most
  FROM kv_cache
  WHERE attention = 'MLA' AND ratio_to_mha IS NOT NULL AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE names_memory) AS n_named,
    bool_or(names_memory) FILTER (WHERE id = 'flashattention') AS flash,
    bool_or(names_memory) FILTER (WHERE id = 'multi-head-latent-attention') AS latent_named,
    list_slice(list_sort(list('architectures:' || id)), 1, 12) AS keys
  FROM accounts
)
SELECT
  CASE
    WHEN n < 2 OR n_seen = 0 THEN 'unsupported'
    WHEN n_named = 2 THEN 'reproduced'
    WHEN n_named = 1 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  'FlashAttention: ' || CASE WHEN flash THEN 'on-chip memory named' WHEN NOT flash THEN 'not named' ELSE 'no account' END
    || '; latent attention: '
    || CASE
      WHEN latent_named THEN 'on-chip memory named'
      WHEN NOT latent_named THEN 'a smaller cache named, not on-chip memory'
      ELSE 'no account'
    END
    || COALESCE(format(', {:.1f}% of a plain cache ({} models)', 100 * middle, n_models), '') AS actual,
  round(100 * middle, 1)::DOUBLE AS value,
  round(100 * least, 1)::DOUBLE AS low,
  round(100 * most, 1)::DOUBLE AS high,
  (n + n_models)::INTEGER AS n,
  (n_seen + n_models_seen)::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN latent
