-- title: Months from integer quantization papers to vLLM and TensorRT-LLM
-- description: Months from the paper to the first support on record in vLLM and in TensorRT-LLM, up to the end of
--   2025, for each method that serves weights in 8 or 4 bit integers: GPTQ, AWQ, SmoothQuant, LLM.int8() and
--   ZeroQuant. Another year is 8 to 16 months: reproduced if the median of the pairs that arrived lies in it, mixed
--   if their middle half reaches it, else contradicted; unsupported below 5 pairs. value is the median, low and high
--   the quartiles.
-- claims: map-quant-lag
-- param verified_only boolean = false: Only rows read in their source
WITH papers AS (
  SELECT technique_id, min(date) AS date
  FROM adoption_events
  WHERE technique_id IN ('gptq', 'awq', 'smoothquant-w8a8', 'llm-int8', 'zeroquant')
    AND stage = 'paper'
    AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY technique_id
),
supported AS (
  SELECT id, technique_id, who, date, evidence
  FROM adoption_events
  WHERE stage = 'serving_stack'
    AND who IN ('vLLM', 'NVIDIA TensorRT-LLM')
    AND date <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
  QUALIFY row_number() OVER (PARTITION BY technique_id, who ORDER BY date, id) = 1
),
pairs AS (
  SELECT
    supported.id,
    supported.evidence,
    round(date_diff('day', papers.date, supported.date) / 30.4375, 1) AS months
  FROM papers
  CROSS JOIN (VALUES ('vLLM'), ('NVIDIA TensorRT-LLM')) AS stacks (stack)
  LEFT JOIN supported ON supported.technique_id = papers.technique_id AND supported.who = stacks.stack
),
found AS (
  SELECT
    count(*) AS pairs,
    count(months) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    round(median(months), 1) AS median,
    round(quantile_cont(months, 0.25), 1) AS lower_quartile,
    round(quantile_cont(months, 0.75), 1) AS upper_quartile,
    list_sort(list('adoption_events:' || id) FILTER (WHERE id IS NOT NULL)) AS keys
  FROM pairs
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN median BETWEEN 8 AND 16 THEN 'reproduced'
    WHEN lower_quartile <= 16 AND upper_quartile >= 8 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  'paper to vLLM and TensorRT-LLM, to the end of 2025: ' || COALESCE(printf('median %.1f months (middle half %.1f–%.1f) for ', median, lower_quartile, upper_quartile), '')
  || printf('%d pairs of method and stack that arrived; %d never did', n, pairs - n) AS actual,
  median AS value,
  lower_quartile AS low,
  upper_quartile AS high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
