-- title: Gains of mixtures at 64K to 128K tokens
-- description: Gains of mixtures over dense models at contexts of 64K to 128K tokens (65,536 to 131,072). A
--   comparison of marketing with production needs both: reproduced where at least 5 gains are on record, announced
--   ones and measured ones; mixed where there are 5 of one kind only; unsupported under 5. The value counts the
--   gains.
-- claims: waw-moe-64-128k
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, says = 'announced' AS announced
  FROM moe_gains
  WHERE baseline_kind = 'dense' AND gain IS NOT NULL AND context_tokens BETWEEN 65536 AND 131072
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE announced) AS n_announced,
    list_slice(list_sort(list('moe_measurements:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN n_announced > 0 AND n_announced < n THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  format('{} gains at 64K to 128K tokens, {} announced and {} measured', n, n_announced, n - n_announced) AS actual,
  n::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
