-- title: The bets
-- description: Every prediction of the essays, with what would falsify it and by when.
SELECT
  id, essay, statement, falsifier, criterion_variables, made_on, made_on_precision, deadline, deadline_precision,
  status_2026_11, reasoning, sources, evidence, note
FROM predictions
ORDER BY deadline NULLS LAST, id
