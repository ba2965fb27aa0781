-- title: Throughput of a mixture at 32K tokens
-- description: What a mixture of experts loses of its own throughput between a short context and 32K tokens. About 60
--   %, within a fifth of it: reproduced where the median loss lies within 48 to 72 %, mixed where the middle half
--   reaches into that, else contradicted, unsupported under 5 rows at 32K. No row divides a loss between routing and
--   the cache, which slows dense models too. The value is the median loss at 32K in percent, low and high the
--   quartiles.
-- claims: com-moe-60pct-32k
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, model, context_tokens, 100 * (1 - gain) AS loss
  FROM moe_gains
  WHERE baseline_kind = 'same_model' AND baseline LIKE 'itself at % context' AND gain IS NOT NULL
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE context_tokens = 32768) AS n_near,
    median(loss) FILTER (WHERE context_tokens = 32768) AS middle,
    quantile_cont(loss, 0.25) FILTER (WHERE context_tokens = 32768) AS low,
    quantile_cont(loss, 0.75) FILTER (WHERE context_tokens = 32768) AS high,
    string_agg(format('{} loses {:.0f}% at {:.0f}K', model, loss, context_tokens / 1024), ', ' ORDER BY id) AS losses,
    list_slice(list_sort(list('moe_measurements:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n_near < 5 THEN 'unsupported'
    WHEN middle BETWEEN 48 AND 72 THEN 'reproduced'
    WHEN high >= 48 AND low <= 72 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  format('{} rows at 32K tokens', n_near)
    || COALESCE(format(', median loss {:.0f}%', middle), '')
    || COALESCE('; ' || losses, '') AS actual,
  round(middle, 1) AS value,
  round(low, 1) AS low,
  round(high, 1) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
