-- title: Scans against matrix products, by rate and by time
-- description: Read in two ways. By rate: the fp32 peak of the vector units, the ceiling of an element-wise scan,
--   lies below the matrix-product rate measured on the same GPU, on every GPU with both. By time: published
--   state-space kernels are slower than FlashAttention-2 at 8,192 tokens, a usual training length, that is, overtake
--   it only beyond. Reproduced where both say that state updates parallelise less well, contradicted where neither
--   does, mixed where they differ; unsupported where either has no row read in its source. Scans recast as matrix
--   products (Mamba-2) are not bound by the first ceiling. The value is the measured matrix rate over that ceiling. A
--   reader's run is the better test and comes with the kernel lab.
-- claims: waw-ssm-friction
-- param verified_only boolean = false: Only rows read in their source
WITH figures AS (
  SELECT id, primitive, gpu, dtype, metric, value, baseline, evidence
  FROM kernel_benchmarks
  WHERE evidence = 'seen' OR NOT $verified_only
),
rates AS (
  SELECT
    vector.id AS vector_id,
    product.id AS product_id,
    product.value / vector.value AS ratio,
    vector.evidence = 'seen' AND product.evidence = 'seen' AS seen
  FROM figures AS vector
  JOIN figures AS product
    ON product.gpu = vector.gpu AND product.primitive = 'gemm' AND product.metric = 'tflops' AND product.dtype = 'bf16'
  WHERE vector.primitive = 'datasheet' AND vector.dtype = 'fp32'
),
by_rate AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE seen) AS n_seen,
    bool_and(ratio > 1) AS holds,
    median(ratio) AS middle,
    min(ratio) AS least,
    max(ratio) AS most
  FROM rates
),
crossings AS (
  SELECT id, value, evidence
  FROM figures
  WHERE primitive IN ('selective_scan', 'ssd_mamba2') AND metric = 'crossover_tokens' AND baseline = 'FlashAttention-2'
),
by_time AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    bool_and(value > 8192) AS holds,
    max(value) AS latest
  FROM crossings
),
used AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_slice(list_sort(list('kernel_benchmarks:' || id)), 1, 12) AS keys
  FROM figures
  WHERE id IN (SELECT vector_id FROM rates UNION SELECT product_id FROM rates UNION SELECT id FROM crossings)
)
SELECT
  CASE
    WHEN by_rate.n_seen = 0 OR by_time.n_seen = 0 THEN 'unsupported'
    WHEN by_rate.holds AND by_time.holds THEN 'reproduced'
    WHEN NOT by_rate.holds AND NOT by_time.holds THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    format('matrix products run {:.0f}-{:.0f} times above the ceiling of an element-wise scan', least, most),
    'no rate on record'
  )
    || COALESCE(
      format('; published scans overtake FlashAttention-2 at {:.0f} tokens', latest),
      '; no crossing on record'
    ) AS actual,
  round(middle, 1)::DOUBLE AS value,
  round(least, 1)::DOUBLE AS low,
  round(most, 1)::DOUBLE AS high,
  used.n::INTEGER AS n,
  used.n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM by_rate
CROSS JOIN by_time
CROSS JOIN used
