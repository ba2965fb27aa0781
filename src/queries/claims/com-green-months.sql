-- title: RoPE, GQA and green techniques: months to first production use
-- description: Months from introduction to first production use, up to the end of 2025; in months is read as within a
--   year. Two readings: the two examples named, which fit if both took under 12 months and one date at least was read
--   in its source, and all techniques that are green at introduction by their default rating, which fit if more than
--   half of those watched for 12 months took less, one that never arrived counting as later than all (below 5, no
--   reading). Reproduced if all readings fit, mixed if they differ, contradicted if none fits; unsupported unless
--   both examples are dated. value is the median of the green techniques that arrived.
-- claims: com-green-months
-- param verified_only boolean = false: Only rows read in their source
WITH durations AS (
  SELECT
    adoption_durations.architecture_id,
    adoption_durations.status,
    adoption_durations.months,
    date_diff('day', adoption_durations.introduced, DATE '2025-12-31') / 30.4375 AS watched_for,
    adoption_durations.architecture_id IN ('rope', 'grouped-query-attention') AS is_named,
    COALESCE(friction_over_time.zone_introduction = 'green', FALSE) AS is_green,
    adoption_durations.evidence
  FROM adoption_durations
  LEFT JOIN friction_over_time ON friction_over_time.architecture_id = adoption_durations.architecture_id
  WHERE adoption_durations.stage = 'first_production'
    AND (adoption_durations.evidence = 'seen' OR NOT $verified_only)
),
examples AS (
  SELECT
    count(months) AS dated,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE status = 'reached' AND months < 12) AS fitting,
    string_agg(printf('%s %.1f months', architecture_id, months), ', ' ORDER BY months, architecture_id) AS said
  FROM durations
  WHERE is_named AND status = 'reached'
),
green AS (
  SELECT
    count(*) FILTER (WHERE status <> 'undated' AND watched_for >= 12) AS watched,
    count(*) FILTER (WHERE watched_for >= 12 AND status = 'reached' AND months < 12) AS in_time,
    count(*) FILTER (WHERE status = 'not_reached') AS not_reached,
    round(median(months) FILTER (WHERE status = 'reached'), 1) AS median
  FROM durations
  WHERE is_green
),
readings AS (
  SELECT
    fitting = 2 AS examples_fit,
    CASE WHEN watched < 5 OR $verified_only THEN NULL ELSE 2 * in_time > watched END AS green_fits
  FROM examples, green
),
counts AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('architectures:' || architecture_id))[1:12] AS keys
  FROM durations
  WHERE is_named OR is_green
)
SELECT
  CASE
    WHEN dated < 2 OR examples.n_seen = 0 THEN 'unsupported'
    WHEN examples_fit AND COALESCE(green_fits, TRUE) THEN 'reproduced'
    WHEN examples_fit OR COALESCE(green_fits, FALSE) THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  'introduction to first production use, to the end of 2025: ' || COALESCE(said || '; ', '')
  || printf('%d of %d green techniques within 12 months, %d never', in_time, watched, not_reached)
  || COALESCE(printf(' (median of those that arrived %.1f)', median), '') AS actual,
  median AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  n,
  counts.n_seen AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM examples, green, readings, counts
