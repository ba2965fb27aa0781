-- title: Measured throughput over a dense model, of any date
-- description: Rows with a ratio that are no announcement, whatever date the page's other queries stop at, so that the
--   readings of one claim can be compared. A row's report is its first source: rows of one report are not independent.
-- claims: waw-moe-2-3x
-- param verified_only boolean = false: Only rows read in their source
SELECT
  id,
  model,
  baseline,
  says,
  metric,
  round(gain, 3) AS gain,
  context_tokens,
  batch,
  reported,
  reported_precision,
  evidence,
  sources
FROM moe_gains
WHERE baseline_kind = 'dense'
  AND family = 'throughput'
  AND says <> 'announced'
  AND gain IS NOT NULL
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY reported, id
