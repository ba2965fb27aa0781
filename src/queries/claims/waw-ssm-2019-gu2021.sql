-- title: The papers that the state-space lineage is cited by
-- description: First papers of S4 (Gu et al.) and of Mamba (Gu and Dao). Reproduced if they are of 2021 and of 2023
--   and were read in their sources, mixed if one year holds, contradicted if neither does.
-- claims: waw-ssm-2019-gu2021
-- param verified_only boolean = false: Only rows read in their source
WITH papers AS (
  SELECT technique_id, id, date, evidence
  FROM adoption_events
  WHERE technique_id IN ('s4', 'mamba') AND stage = 'paper' AND (evidence = 'seen' OR NOT $verified_only)
  QUALIFY row_number() OVER (PARTITION BY technique_id ORDER BY date, id) = 1
),
found AS (
  SELECT
    count(*) FILTER (WHERE year(date) = CASE technique_id WHEN 's4' THEN 2021 ELSE 2023 END) AS fitting,
    string_agg(technique_id || ' ' || strftime(date, '%Y-%m-%d'), ', ' ORDER BY date, technique_id) AS said,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM papers
)
SELECT
  CASE
    WHEN n_seen < 2 THEN 'unsupported'
    WHEN fitting = 2 THEN 'reproduced'
    WHEN fitting = 1 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(said, 'neither paper on record') AS actual,
  CAST(NULL AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
