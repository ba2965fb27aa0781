-- title: Throughput of DeepSeek-V3 against other models
-- description: Ratios of the throughput of DeepSeek-V3, or of R1 which has the same architecture, to that of other
--   models. A record needs others to beat: reproduced where at least 5 ratios are on record and every one is above 1,
--   mixed where only some are, contradicted where none is, unsupported under 5. Value, low and high are median,
--   smallest and largest, in times.
-- claims: map-v3-throughput-record
-- param verified_only boolean = false: Only rows read in their source
WITH used AS (
  SELECT id, evidence, gain, model, baseline
  FROM moe_gains
  WHERE family = 'throughput' AND gain IS NOT NULL AND baseline_kind IN ('dense', 'other_moe', 'other_model')
    AND regexp_matches(model, '^DeepSeek-(V3|R1)')
    AND (evidence = 'seen' OR NOT $verified_only)
),
counted AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE gain > 1) AS k,
    median(gain) AS middle,
    min(gain) AS low,
    max(gain) AS high,
    string_agg(format('{:.2g}x of {}', gain, baseline), ', ' ORDER BY gain, id) AS gains,
    list_slice(list_sort(list('moe_measurements:' || id)), 1, 12) AS decisive
  FROM used
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN k = n THEN 'reproduced'
    WHEN k > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('{} ratios: ', n) || gains, 'no ratio to another model in this selection') AS actual,
  round(middle, 2) AS value,
  round(low, 2) AS low,
  round(high, 2) AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(decisive, []::VARCHAR[]) AS decisive
FROM counted
