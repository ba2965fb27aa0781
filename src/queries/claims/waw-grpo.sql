-- title: What GRPO updates on, and its use in DeepSeek-R1
-- description: Two parts. Groups: the account of the technique or a method read in its source names a group and a
--   comparison within it (relative or normalised). Use: a training row read in its source ties the technique to
--   DeepSeek-R1. Reproduced where both hold, mixed where one does, contradicted where rows were read and neither
--   does, unsupported where none was read. The value is the number of rows on DeepSeek-R1.
-- claims: waw-grpo
-- param verified_only boolean = false: Only rows read in their source
WITH accounts AS (
  SELECT 'architectures:' || id AS key, one_line AS account, evidence
  FROM architectures
  WHERE id = 'grpo' AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 'training_innovations:' || id, method, evidence
  FROM training_innovations
  WHERE architecture_id = 'grpo' AND (evidence = 'seen' OR NOT $verified_only)
    AND (model_or_paper = 'DeepSeek-R1' OR regexp_matches(method, '(?i)group'))
),
judged AS (
  SELECT
    key,
    evidence,
    regexp_matches(account, '(?i)group') AND regexp_matches(account, '(?i)relative|normali') AS by_group
  FROM accounts
),
used_by_r1 AS (
  SELECT 'training_innovations:' || id AS key
  FROM training_innovations
  WHERE architecture_id = 'grpo' AND model_or_paper = 'DeepSeek-R1' AND evidence = 'seen'
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE by_group) AS n_group,
    count(*) FILTER (WHERE by_group AND evidence = 'seen') AS n_group_seen,
    list_slice(list_sort(list(key)), 1, 12) AS keys
  FROM judged
),
use AS (
  SELECT count(*) AS n_r1 FROM used_by_r1
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN n_group_seen > 0 AND n_r1 > 0 THEN 'reproduced'
    WHEN n_group_seen > 0 OR n_r1 > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no row on GRPO in this selection'
    ELSE format('comparison within a group named in {} of {} accounts, {} of them read; tied to DeepSeek-R1 in {} rows read', n_group, n, n_group_seen, n_r1)
  END AS actual,
  n_r1::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
CROSS JOIN use
