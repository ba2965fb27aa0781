-- title: Utilization of Mamba's scan and of Mamba-2's products
-- description: The kernel lab's runs on GPUs: useful operations a second of the parallel scan and of the chunked
--   products as shares of those of the same run's fastest dense matrix product. The claim gives 10 to 20% for the scan
--   and 60 to 70% for the products. Reproduced where both medians over runs lie there, mixed where one does,
--   contradicted where neither does. Runs on software adapters say nothing about a GPU and are left out; without a run
--   of both on a GPU the claim is unsupported. WebGPU reaches no tensor cores, so the shares stand in for their
--   utilization. The value is the products' median share, low the scan's and high the products' largest.
-- claims: com-mamba2-util
-- param verified_only boolean = false: Only rows that this project measured itself, which all of these are
WITH shares AS (
  SELECT id, kernel, share_pct
  FROM gemm_shares
  WHERE kernel IN ('recurrent-scan-parallel', 'recurrent-ssd-chunked')
    AND NOT is_software
    AND (evidence = 'measured' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    median(share_pct) FILTER (WHERE kernel = 'recurrent-scan-parallel') AS scan,
    median(share_pct) FILTER (WHERE kernel = 'recurrent-ssd-chunked') AS products,
    max(share_pct) FILTER (WHERE kernel = 'recurrent-ssd-chunked') AS most,
    list_slice(list_sort(list('kernel_runs:' || id)), 1, 12) AS keys
  FROM shares
)
SELECT
  CASE
    WHEN scan IS NULL OR products IS NULL THEN 'unsupported'
    WHEN scan BETWEEN 10 AND 20 AND products BETWEEN 60 AND 70 THEN 'reproduced'
    WHEN scan BETWEEN 10 AND 20 OR products BETWEEN 60 AND 70 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN scan IS NULL OR products IS NULL THEN 'no run of both on a GPU is on record'
    ELSE format('scan {:.0f}%, products {:.0f}% of the matrix product''s rate (medians, {} rows)', scan, products, n)
  END AS actual,
  round(products, 1)::DOUBLE AS value,
  round(scan, 1)::DOUBLE AS low,
  round(most, 1)::DOUBLE AS high,
  n::INTEGER AS n,
  n::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
