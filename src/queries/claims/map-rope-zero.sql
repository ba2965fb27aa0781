-- title: What RoPE and RMSNorm asked of serving stacks
-- description: Two readings of no serving impact. The rubric's serving-topology axis: fits where every rating of
--   either, at any date, is 2. The record of events: fits where no event read in its source tells of a kernel that a
--   library, framework or serving stack wrote for one of them. Reproduced if both fit, mixed if one does,
--   contradicted if neither. value is the number of such kernels.
-- claims: map-rope-zero
-- param verified_only boolean = false: Only rows read in their source
WITH rated AS (
  SELECT
    sti,
    'ratings:' || architecture_id || '/' || rater || '/' || as_of_kind AS key,
    evidence
  FROM ratings
  WHERE architecture_id IN ('rope', 'rmsnorm') AND (evidence = 'seen' OR NOT $verified_only)
),
scores AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE sti = 2) AS full_points,
    list(key) AS keys
  FROM rated
),
kernels AS (
  SELECT
    count(*) AS n,
    min_by(what, strftime(date, '%Y-%m-%d') || id) AS what,
    list('adoption_events:' || id) AS keys
  FROM adoption_events
  WHERE technique_id IN ('rope', 'rmsnorm')
    AND stage IN ('library', 'framework_upstream', 'serving_stack')
    AND (what ILIKE '%kernel%' OR what ILIKE '%fused%')
    AND evidence = 'seen'
    AND (evidence = 'seen' OR NOT $verified_only)
)
SELECT
  CASE
    WHEN scores.n = 0 THEN 'unsupported'
    WHEN full_points = scores.n AND kernels.n = 0 THEN 'reproduced'
    WHEN full_points = scores.n OR kernels.n = 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  printf('%d of %d ratings give full points; %d events of dedicated kernels', full_points, scores.n, kernels.n)
  || COALESCE(', the first ' || kernels.what, '') AS actual,
  CAST(kernels.n AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  scores.n + kernels.n AS n,
  scores.n_seen + kernels.n AS n_seen,
  list_sort(
    list_concat(COALESCE(scores.keys, CAST([] AS VARCHAR[])), COALESCE(kernels.keys, CAST([] AS VARCHAR[])))
  )[1:12] AS decisive
FROM scores, kernels
