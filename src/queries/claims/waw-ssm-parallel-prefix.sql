-- title: How attention and state-space models are trained in parallel
-- description: Two parts, by all raters' scores and reasons. Attention trains on all tokens at once: every rater
--   gives multi-head attention the full score for parallelism. It does so by a prefix scan: some rater's reason on
--   multi-head attention names a scan. Reproduced where both hold, mixed where one does, contradicted where neither
--   does, unsupported where no rating of either technique was read in its source. Raters' words are weak evidence;
--   the operations that a kernel runs are the better test and come with the kernel lab. The value is the least score
--   for parallelism (0-2).
-- claims: waw-ssm-parallel-prefix
-- param verified_only boolean = false: Only rows read in their source
WITH scored AS (
  SELECT
    architecture_id,
    architecture_id || '/' || rater || '/' || as_of_kind AS id,
    par,
    concat_ws('; ', why_ga, why_mal, why_par) ILIKE '%scan%' AS names_scan,
    evidence
  FROM ratings
  WHERE architecture_id IN ('multi-head-attention', 'mamba') AND why_par IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE architecture_id = 'multi-head-attention') AS n_attention,
    count(*) FILTER (WHERE architecture_id = 'mamba') AS n_mamba,
    min(par) FILTER (WHERE architecture_id = 'multi-head-attention') AS least_par,
    count(*) FILTER (WHERE architecture_id = 'multi-head-attention' AND names_scan) AS n_attention_scan,
    count(*) FILTER (WHERE architecture_id = 'mamba' AND names_scan) AS n_mamba_scan,
    list_slice(list_sort(list('ratings:' || id)), 1, 12) AS keys
  FROM scored
)
SELECT
  CASE
    WHEN n_attention = 0 OR n_seen = 0 THEN 'unsupported'
    WHEN least_par = 2 AND n_attention_scan > 0 THEN 'reproduced'
    WHEN least_par = 2 OR n_attention_scan > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n_attention = 0 THEN 'no rating of multi-head attention with reasons in this selection'
    ELSE format('parallelism at least {} of 2; a scan named in {} of {} ratings of attention and {} of {} of Mamba',
      least_par, n_attention_scan, n_attention, n_mamba_scan, n_mamba)
  END AS actual,
  least_par::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
