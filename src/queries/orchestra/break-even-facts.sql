-- title: Rents and costs of a query on record
-- description: What renting one H100 for an hour costs, and what one query of Humanity's Last Exam costs with GPT-5
--   alone and with the orchestrator, in USD.
-- claims: to-75k-breakeven
-- param verified_only boolean = false: Only rows read in their source
SELECT id, quantity, value_low, value_high, unit, context, date, date_precision, sources, evidence, note
FROM orchestration_facts
WHERE (
    quantity IN ('GPU rent', 'GPU rent assumption', 'cost per HLE query', 'relative cost', 'relative cost HLE', 'time per HLE query')
    OR id = 'essay-16-h100'
  )
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY id
