-- title: Prices, caps, tokens and attacks on record
-- description: What a query of an orchestrator can cost: prices of tokens in USD per million (input, then output), caps
--   on rounds, tokens of a call, fees of tools, and measured or derived amplifications of cost.
-- claims: to-50000x
-- param verified_only boolean = false: Only rows read in their source
SELECT id, quantity, value_low, value_high, unit, context, date, date_precision, sources, evidence, note
FROM orchestration_facts
WHERE (
    unit = 'USD per million tokens'
    OR quantity IN (
      'maximum rounds', 'maximum steps', 'cost amplification', 'derived bound', 'prompt length mean',
      'completion length mean', 'price per search', 'GPT-5 calls per step', 'orchestrator requests per task'
    )
  )
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY id
