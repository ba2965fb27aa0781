-- title: Axes and points behind the essay's worked examples
-- description: A definition, which no fact can refute; what can be checked is whether the essay keeps to it. Of its
--   worked examples only sums are known. The highest H and E, at two points for each axis, give the number of axes.
--   Mixed where that is five, as no example gives the points of a single axis; contradicted where a sum asks for more
--   axes than five, unsupported where the sums reach fewer. The value is the number of axes.
-- claims: map-axes-5
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: worked-examples,
found AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    max(h) AS h,
    max(e) AS e,
    ceil(max(h) / 2.0) + ceil(max(e) / 2.0) AS axes,
    list_sort(list('essay_claims:' || id)) AS keys
  FROM examples
)
SELECT
  CASE WHEN axes > 5 THEN 'contradicted' WHEN axes = 5 THEN 'mixed' ELSE 'unsupported' END AS verdict,
  COALESCE(
    format(
      'definition: the highest sums, H {} and E {}, make {:.0f} axes of two points; no example gives the points of one axis',
      h,
      e,
      axes
    ),
    'no worked example in this selection'
  ) AS actual,
  axes::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
