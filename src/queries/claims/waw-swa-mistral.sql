-- title: How sliding-window attention grows with length
-- description: For each model with a published window w, the scores that one layer makes for n tokens: n^2 / 2
--   without a window, n w - w^2 / 2 with it. The exponent of growth is taken from 32,768 to 65,536 tokens; O(n w) is
--   an exponent of 1, within 0.2. Reproduced where the median of windowed layers has it, mixed where some model has
--   it, else contradicted; below 5 models unsupported. Also given: the exponent of whole models, most of which mix in
--   global layers by the published pattern local:global, and stay nearer to 2. The value is the median of windowed
--   layers, low and high the range of whole models. Timing a run is the better test and comes with the kernel lab.
-- claims: waw-swa-mistral
-- param verified_only boolean = false: Only rows read in their source
WITH windowed AS (
  SELECT
    id,
    evidence,
    TRY_CAST(regexp_extract(attention_extra, '(window|chunked)[ (]+([0-9]+)', 2) AS DOUBLE) AS w,
    CASE
      WHEN regexp_matches(attention_extra, '^[0-9]+:[0-9]+ (local|sliding|chunked)')
      THEN TRY_CAST(regexp_extract(attention_extra, '^([0-9]+):([0-9]+)', 1) AS DOUBLE)
        / (TRY_CAST(regexp_extract(attention_extra, '^([0-9]+):([0-9]+)', 1) AS DOUBLE)
          + TRY_CAST(regexp_extract(attention_extra, '^([0-9]+):([0-9]+)', 2) AS DOUBLE))
      WHEN attention_extra LIKE 'sliding window%' THEN 1
    END AS local_share
  FROM models
  WHERE (list_has(mechanisms, 'sliding-window-attention') OR list_has(mechanisms, 'local-global-interleaved-attention'))
    AND architecture_class IN ('dense_transformer', 'moe_transformer')
    AND (evidence = 'seen' OR NOT $verified_only)
),
scores AS (
  SELECT
    *,
    32768 * w - w * w / 2 AS local_once,
    65536 * w - w * w / 2 AS local_twice,
    power(32768::DOUBLE, 2) / 2 AS global_once,
    power(65536::DOUBLE, 2) / 2 AS global_twice
  FROM windowed
  WHERE w > 0 AND local_share IS NOT NULL
),
exponents AS (
  SELECT
    id,
    evidence,
    local_share,
    log2(local_twice / local_once) AS layer,
    log2((local_share * local_twice + (1 - local_share) * global_twice)
      / (local_share * local_once + (1 - local_share) * global_once)) AS whole
  FROM scores
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE local_share = 1) AS n_local_only,
    count(*) FILTER (WHERE abs(layer - 1) <= 0.2) AS n_linear,
    median(layer) AS layer,
    median(whole) AS whole,
    min(whole) AS least_whole,
    max(whole) AS most_whole,
    list_slice(list_sort(list('models:' || id)), 1, 12) AS keys
  FROM exponents
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN abs(layer - 1) <= 0.2 THEN 'reproduced'
    WHEN n_linear > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no model with a published window in this selection'
    ELSE format('windowed layers grow as n^{:.2f}; whole models as n^{:.2f}, as {} of {} keep global layers', layer, whole, n - n_local_only, n)
  END AS actual,
  round(layer, 2)::DOUBLE AS value,
  round(least_whole, 2)::DOUBLE AS low,
  round(most_whole, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
