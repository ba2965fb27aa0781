-- title: What fusing attention moves over the roofline
-- description: For the attention of each model of known head geometry: operations per byte of off-chip traffic at 16
--   bits, against the ridge of A100, H100 and H200 (tensor peak over memory bandwidth). Reading a prompt of n = 4,096
--   tokens with heads of size d takes 4 n^2 d operations; unfused it moves 8 n^2 + 8 n d bytes, as the scores travel
--   four times; fused 8 n d, every tensor once, as the keys and values of a head fit the second-level cache. Writing
--   one token takes as many operations per byte as query heads share a key-value head, fused or not. Prompts shift
--   where unfused lies below the ridge and fused above; writing shifts where it lies above. Reproduced where both
--   shift in more than half of the cases, mixed where one does, contradicted where neither; below 5 models
--   unsupported. The value is the median fused intensity of a prompt. A timed run is the better test and comes with
--   the kernel lab.
-- claims: waw-flash-bound-shift
-- param verified_only boolean = false: Only rows read in their source
WITH geometry AS (
  SELECT
    id,
    evidence,
    COALESCE(head_dim, d_model / n_heads)::DOUBLE AS d,
    n_heads::DOUBLE / CASE attention WHEN 'MHA' THEN n_heads WHEN 'MQA' THEN 1 ELSE n_kv_heads END AS sharing
  FROM models
  WHERE attention IN ('MHA', 'GQA', 'MQA') AND n_heads > 0 AND COALESCE(head_dim, d_model) > 0
    AND (attention <> 'GQA' OR n_kv_heads > 0)
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: ridge-points,
intensities AS (
  SELECT
    ridge,
    4 * power(4096, 2) * d / (8 * power(4096, 2) + 8 * 4096 * d) AS unfused,
    CASE WHEN 4 * 4096 * d <= cache_bytes THEN 4 * power(4096, 2) * d / (8 * 4096 * d) END AS fused,
    sharing AS writing
  FROM geometry
  CROSS JOIN gpus
),
tally AS (
  SELECT
    count(*) AS n_cases,
    avg(CASE WHEN unfused < ridge AND fused > ridge THEN 1 ELSE 0 END) AS prompts_shift,
    avg(CASE WHEN writing > ridge THEN 1 ELSE 0 END) AS writing_above,
    median(unfused) AS unfused,
    median(fused) AS fused,
    median(writing) AS writing,
    max(writing) AS most_writing,
    min(ridge) AS ridge_low,
    max(ridge) AS ridge_high
  FROM intensities
),
used AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE evidence = 'seen') AS n_seen FROM geometry
),
cards AS (
  SELECT
    3 * count(*) AS n,
    list_concat(list_concat(list('kernel_benchmarks:' || peak_id), list('kernel_benchmarks:' || memory_id)),
      list('kernel_benchmarks:' || sram_id)) AS keys
  FROM gpus
)
SELECT
  CASE
    WHEN used.n < 5 OR n_cases = 0 THEN 'unsupported'
    WHEN prompts_shift > 0.5 AND writing_above > 0.5 THEN 'reproduced'
    WHEN prompts_shift > 0.5 OR writing_above > 0.5 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n_cases = 0 THEN 'no model of known head geometry, or no datasheet, in this selection'
    ELSE format('operations per byte: prompt unfused {:.0f}, fused {:.0f}, writing {:.0f} (at most {:.0f}); ridge {:.0f}-{:.0f}',
      unfused, fused, writing, most_writing, ridge_low, ridge_high)
  END AS actual,
  round(fused, 1)::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  (used.n + cards.n)::INTEGER AS n,
  (used.n_seen + cards.n)::INTEGER AS n_seen,
  COALESCE(list_slice(list_sort(keys), 1, 12), []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN used
CROSS JOIN cards
