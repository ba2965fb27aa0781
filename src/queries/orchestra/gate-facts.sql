-- title: Facts that the gates start from
-- description: Accuracy of the orchestrator and of GPT-5 on Humanity's Last Exam in percent, their cost of a query in
--   USD, rents of one H100, published latencies of one call in seconds, prices of tokens, and caps on rounds.
-- claims: to-four-gates
-- param verified_only boolean = false: Only rows read in their source
SELECT id, quantity, value_low, value_high, unit, context, date, date_precision, sources, evidence, note
FROM orchestration_facts
WHERE (
    quantity IN (
      'accuracy HLE', 'cost per HLE query', 'GPU rent', 'prompt length mean', 'completion length mean',
      'maximum rounds', 'orchestrator requests per task'
    )
    OR quantity LIKE 'latency per call P%'
    OR (unit = 'USD per million tokens' AND id LIKE '%-script')
  )
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY id
