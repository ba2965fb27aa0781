-- title: Dated facts on chips of other vendors
-- description: Facts that were collected for the bet that alternative chip vendors face barriers, with the vendor that
--   each names. A fact against the bet is one for the other vendors.
-- param as_of date = 2026-11-21: Facts dated later are not looked at
-- param verified_only boolean = false: Only rows read in their source
SELECT
  date,
  date_precision,
  CASE
    WHEN contains(fact, 'Trainium') THEN 'Amazon'
    WHEN contains(fact, 'TPU') THEN 'Google'
    WHEN contains(fact, 'AMD') THEN 'AMD'
    WHEN contains(fact, 'Cerebras') THEN 'Cerebras'
    WHEN contains(fact, 'Groq') THEN 'Groq'
    ELSE 'other'
  END AS vendor,
  fact,
  CASE bears WHEN 'for' THEN 'the barrier stands' WHEN 'against' THEN 'the barrier gives way' ELSE 'neither' END AS says,
  strength::INTEGER AS strength,
  evidence,
  sources,
  id
FROM prediction_evidence
WHERE prediction_id = 'att-chip-barriers' AND date <= $as_of::DATE AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY date, id
