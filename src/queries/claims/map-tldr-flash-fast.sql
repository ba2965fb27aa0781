-- title: Four techniques that need no new topology, beside those that do
-- description: Months from introduction to standard practice (on by default or, where that has no date, the first
--   frontier flagship), up to the end of 2025, of RoPE, RMSNorm, grouped-query attention and FlashAttention, each
--   beside the median of the techniques that ask for a new serving or training topology and arrived. Those that never
--   arrived would raise that median, and are counted. Reproduced if all four are faster, mixed if some are,
--   contradicted if none is; unsupported unless all four and at least five of the others are dated. value is the
--   median of the four, low and high their range.
-- claims: map-tldr-flash-fast
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: standard-by-adoption,
-- part: by-tier,
topology AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE status = 'reached') AS arrived,
    count(*) FILTER (WHERE status = 'not_reached') AS not_reached,
    round(median(months) FILTER (WHERE status = 'reached'), 1) AS median
  FROM tiered
  WHERE tier = 'system'
),
named AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE months < topology.median) AS faster,
    round(median(months), 1) AS median,
    min(months) AS fastest,
    max(months) AS slowest,
    string_agg(printf('%s %.1f', architecture_id, months), ', ' ORDER BY months, architecture_id) AS said,
    list_sort(list('architectures:' || architecture_id)) AS keys
  FROM tiered
  LEFT JOIN topology ON TRUE
  WHERE architecture_id IN ('rope', 'rmsnorm', 'grouped-query-attention', 'flashattention') AND status = 'reached'
)
SELECT
  CASE
    WHEN named.n < 4 OR topology.arrived < 5 THEN 'unsupported'
    WHEN faster = 4 THEN 'reproduced'
    WHEN faster > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  'introduction to default, else flagship, to the end of 2025: ' || COALESCE(said || ' months', 'none of the four is dated')
  || COALESCE(
    printf('; median of %d system techniques %.1f, %d never arrived', arrived, topology.median, not_reached),
    ''
  ) AS actual,
  named.median AS value,
  fastest AS low,
  slowest AS high,
  named.n + topology.n AS n,
  named.n_seen + topology.n_seen AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM named, topology
