-- title: Memory of the Rubin part meant for million-token context
-- description: Dated facts on the Rubin bets that name a kind of memory, and of these the ones on the part announced
--   for million-token context. Reproduced where a fact read in its source gives that part HBM4 and none gives another
--   memory, contradicted where one gives another and none HBM4, mixed where they differ, unsupported where none was
--   read. That another Rubin part has HBM4 would not make that memory the one for long context.
-- claims: map-rubin-hbm4
-- param verified_only boolean = false: Only rows read in their source
WITH facts AS (
  SELECT
    id,
    evidence,
    regexp_extract(replace(fact, 'not HBM4', ''), '(HBM[0-9]e?|GDDR[0-9])', 1) AS memory
  FROM prediction_evidence
  WHERE (fact ILIKE '%million-token%' OR fact ILIKE '%CPX%')
    AND regexp_matches(fact, 'HBM[0-9]|GDDR[0-9]')
    AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE evidence = 'seen' AND memory = 'HBM4') AS n_agree,
    count(*) FILTER (WHERE evidence = 'seen' AND memory <> 'HBM4') AS n_differ,
    list_slice(list_sort(list('prediction_evidence:' || id)), 1, 12) AS keys
  FROM facts
),
told AS (
  SELECT string_agg(memory, ', ' ORDER BY memory) AS memories FROM (SELECT DISTINCT memory FROM facts) AS named
)
SELECT
  CASE
    WHEN n_agree + n_differ = 0 THEN 'unsupported'
    WHEN n_differ = 0 THEN 'reproduced'
    WHEN n_agree = 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  COALESCE(
    memories || ' on the part for million-token context (Rubin CPX)',
    'no dated fact on that part in this selection'
  ) AS actual,
  NULL::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN told
