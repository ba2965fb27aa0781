-- title: The systems that the essay names for mixtures of experts
-- description: Which of the five named systems the rows know as systems for mixtures of experts: in a measurement of
--   moe_measurements, or in an event of the layer or of expert parallelism. Reproduced if all five are on record in
--   rows read in their source, mixed if some are, contradicted if none is. That they made the method practical is not
--   in the rows. value is the number found.
-- claims: waw-moe-systems-list
-- param verified_only boolean = false: Only rows read in their source
WITH named(name) AS (
  VALUES ('MegaBlocks'), ('FasterMoE'), ('Aurora'), ('FlashInfer'), ('DeepSpeed')
),
rows_on_record AS (
  SELECT 'moe_measurements:' || id AS key, system AS text, date, evidence
  FROM moe_measurements
  WHERE (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 'adoption_events:' || id, what || ' ' || who, date, evidence
  FROM adoption_events
  WHERE technique_id IN ('sparsely-gated-moe', 'expert-parallelism', 'megablocks-dropless')
    AND (evidence = 'seen' OR NOT $verified_only)
),
matched AS (
  SELECT named.name, rows_on_record.key, rows_on_record.date, rows_on_record.evidence
  FROM named
  LEFT JOIN rows_on_record ON rows_on_record.text ILIKE '%' || named.name || '%'
),
by_name AS (
  SELECT
    name,
    count(key) AS n,
    count(key) FILTER (WHERE evidence = 'seen') AS n_seen,
    min(year(date)) FILTER (WHERE evidence = 'seen') AS first_year,
    min_by(key, strftime(date, '%Y-%m-%d') || key) FILTER (WHERE evidence = 'seen') AS first_key
  FROM matched
  GROUP BY name
),
found AS (
  SELECT
    count(*) AS named,
    count(*) FILTER (WHERE n_seen > 0) AS on_record,
    string_agg(name || COALESCE(' ' || first_year, ' not on record'), ', ' ORDER BY first_year NULLS LAST, name) AS said,
    CAST(COALESCE(sum(n), 0) AS INTEGER) AS n,
    CAST(COALESCE(sum(n_seen), 0) AS INTEGER) AS n_seen,
    list_sort(list(first_key) FILTER (WHERE first_key IS NOT NULL)) AS keys
  FROM by_name
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN on_record = named THEN 'reproduced'
    WHEN on_record > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  printf('%d of %d: ', on_record, named) || said AS actual,
  CAST(on_record AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
