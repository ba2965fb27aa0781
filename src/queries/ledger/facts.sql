-- title: Facts for and against the bets
-- description: Dated facts that were collected by hand, each with its weight from 1 (weak) to 3 (decisive).
-- param verified_only boolean = false: Only rows read in their source
SELECT id, prediction_id, date, date_precision, bears, strength, fact, sources, evidence, note
FROM prediction_evidence
WHERE evidence = 'seen' OR NOT $verified_only
ORDER BY date, id
