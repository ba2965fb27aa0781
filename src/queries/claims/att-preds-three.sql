-- title: Number and years of the essay's three predictions
-- description: The three predictions of the Transformer Attractor by the year of their deadline in the predictions
--   table. Only rows whose wording was read count: reproduced where there are three and each deadline is of 2027 or
--   2028 and both years occur, contradicted where three were read with other years, unsupported where fewer than
--   three were read. The value is the number on record.
-- claims: att-preds-three
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: dated-predictions
SELECT
  CASE
    WHEN n_seen < 3 THEN 'unsupported'
    WHEN n_seen = 3 AND early = 2027 AND late = 2028 THEN 'reproduced'
    ELSE 'contradicted'
  END AS verdict,
  format('{} predictions on record, the wording of {} read', n, n_seen)
    || COALESCE(format('; due {} to {}', early, late), '') AS actual,
  n::DOUBLE AS value,
  early::DOUBLE AS low,
  late::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM found
