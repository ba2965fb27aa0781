-- title: The largest model of each year
-- description: For each year the largest model of each kind that came in it, trained from scratch and converted from a
--   Transformer apart; all of them where several are equally large. A year's largest may be smaller than an earlier one.
--   Models without a date are left out.
-- claims: waw-ssm-top-7b, com-ssm-13b-cliff, att-rwkv-14b
-- param verified_only boolean = false: Only rows read in their source
-- param released_until date = 2025-12-31: Released on or before
WITH dated AS (
  SELECT
    s.id,
    s.name,
    s.origin,
    s.params_total_b,
    s.evidence,
    s.sources,
    COALESCE(finer.released, s.released) AS released,
    CASE
      WHEN s.family LIKE 'hybrid%' THEN 'hybrid'
      WHEN s.family = 'pure_ssm' THEN 'pure SSM'
      ELSE 'linear RNN'
    END AS kind
  FROM sequence_models AS s
  -- The names of precisions sort from the finest to the coarsest: day, month, year.
  LEFT JOIN models AS finer
    ON finer.id = s.model_id
    AND finer.released_precision < s.released_precision
    AND (finer.evidence = 'seen' OR NOT $verified_only)
  WHERE s.evidence = 'seen' OR NOT $verified_only
),
top AS (
  SELECT *, year(released) AS released_year
  FROM dated
  WHERE released <= $released_until::DATE
  QUALIFY rank() OVER (PARTITION BY kind, origin, year(released) ORDER BY params_total_b DESC) = 1
),
cells AS (
  SELECT
    kind,
    origin,
    released_year,
    max(params_total_b) AS size_b,
    list(name ORDER BY id) AS names,
    -- Tied models are as well known as the least known of them.
    CASE WHEN bool_and(evidence = 'seen') THEN 'seen' WHEN bool_or(evidence = 'disputed') THEN 'disputed' ELSE 'recalled' END
      AS evidence,
    list_sort(list_distinct(flatten(list(sources)))) AS sources
  FROM top
  GROUP BY kind, origin, released_year
),
years AS (SELECT unnest(range(min(released_year), max(released_year) + 1)) AS released_year FROM top),
kinds AS (SELECT unnest(['pure SSM', 'linear RNN', 'hybrid']) AS kind, unnest([1, 2, 3]) AS kind_order)
SELECT
  years.released_year AS year,
  kinds.kind,
  scratch.names AS scratch,
  scratch.size_b AS scratch_b,
  scratch.evidence AS scratch_evidence,
  converted.names AS converted,
  converted.size_b AS converted_b,
  converted.evidence AS converted_evidence,
  list_sort(list_distinct(list_concat(COALESCE(scratch.sources, []), COALESCE(converted.sources, [])))) AS sources
FROM years
CROSS JOIN kinds
LEFT JOIN cells AS scratch
  ON scratch.released_year = years.released_year AND scratch.kind = kinds.kind AND scratch.origin = 'from_scratch'
LEFT JOIN cells AS converted
  ON converted.released_year = years.released_year AND converted.kind = kinds.kind AND converted.origin = 'converted'
ORDER BY year DESC, kind_order
