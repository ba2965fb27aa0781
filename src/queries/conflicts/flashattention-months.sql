-- title: FlashAttention: 20 months, 24, or mid-2024?
-- description: Months from the first paper to each event that could mean universal or standard, FlashAttention
--   FlashAttention-2 together: on by default in a framework, the second and the last serving stack on record. Which
--   claim each fits: 20 months where it rounds to 20, about 24 from 22 to 26, mid-2024 from May to August 2024. Dates
--   not read in their source are told and do not count. Decided where exactly one claim fits a read event.
-- claims: map-flash-lag-20, waw-flash-lag-24, waw-flash-standard-2024-05, map-flash-mid2024
-- param verified_only boolean = false: Only rows read in their source
WITH events AS (
  SELECT id, stage, date, what, who, evidence
  FROM adoption_events
  WHERE technique_id IN ('flashattention', 'flashattention-2')
    AND date <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
paper AS (
  SELECT min(date) AS date FROM adoption_events WHERE technique_id = 'flashattention' AND stage = 'paper'
),
-- part: first-stacks,
readings AS (
  SELECT id, date, 'to “' || what || '”' AS name, evidence FROM events WHERE stage = 'default'
  UNION ALL
  SELECT
    id,
    date,
    CASE place WHEN 2 THEN 'to the second serving stack, ' ELSE 'to the last serving stack on record, ' END || who,
    evidence
  FROM stacks
  WHERE place = 2 OR place = n
),
lags AS (
  SELECT
    readings.*,
    date_diff('day', paper.date, readings.date) / 30.4375 AS months,
    readings.date BETWEEN DATE '2024-05-01' AND DATE '2024-08-31' AS in_mid_2024
  FROM readings
  CROSS JOIN paper
),
fits AS (
  SELECT
    *,
    CASE
      WHEN round(months) = 20 THEN 'fits 20'
      WHEN months BETWEEN 22 AND 26 THEN 'fits about 24'
      WHEN in_mid_2024 THEN 'fits mid-2024'
      ELSE 'fits none'
    END AS fit
  FROM lags
),
found AS (
  SELECT
    string_agg(
      format(
        '{:.1f} {} ({}{})',
        months,
        name,
        fit,
        CASE evidence WHEN 'seen' THEN '' ELSE ', date not read' END
      ),
      '; ' ORDER BY months, id
    ) AS said,
    count(DISTINCT fit) FILTER (WHERE fit <> 'fits none' AND evidence = 'seen') AS n_fitting,
    count(*) AS n,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM fits
)
SELECT
  CASE
    WHEN n = 0 THEN 'open'
    WHEN n_fitting = 1 THEN 'decided'
    WHEN n_fitting > 1 THEN 'reading'
    ELSE 'against'
  END AS outcome,
  CASE
    WHEN n = 0 THEN 'No dated event is on record.'
    WHEN n_fitting > 1 THEN 'Months from the paper, and no claim names its event: ' || said || '.'
    ELSE 'Months from the paper: ' || said || '.'
  END AS resolution,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
