-- title: LSTM's hardware score and its use in large models
-- description: Two parts. Gate 1, which the essay scores by H, is cleared if no rating of LSTM lies in the red zone by
--   its H alone, H 2 or less, and at least one reaches the H 4 that every technique has which the essay's examples call
--   passable (its orange example has H 4). Lost to Transformers: no model of 13B or more on record is an LSTM. A part
--   holds, fails or cannot be told; reproduced where both hold, mixed where one does, contradicted where none does,
--   unsupported where LSTM has no rating. Scaling laws, on which the essay lets it lose, are in no row. The value is
--   the highest H, low and high its range.
-- claims: map-gates-123
-- param verified_only boolean = false: Only rows read in their source
WITH rated AS (
  SELECT h, 'ratings:' || architecture_id || '/' || rater || '/' || as_of_kind AS key, evidence
  FROM zones
  WHERE architecture_id = 'lstm' AND (evidence = 'seen' OR NOT $verified_only)
),
gate AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    min(h) AS lowest,
    max(h) AS highest,
    list_sort(list(key)) AS keys
  FROM rated
),
large AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE regexp_matches(name || COALESCE(attention_extra, '') || COALESCE(architecture_class, ''), '(?i)lstm'))
      AS lstm
  FROM models
  WHERE params_total_b >= 13 AND (evidence = 'seen' OR NOT $verified_only)
)
SELECT
  CASE
    WHEN gate.n = 0 OR large.n < 5 THEN 'unsupported'
    WHEN lowest > 2 AND highest >= 4 AND lstm = 0 THEN 'reproduced'
    WHEN lstm = 0 OR (lowest > 2 AND highest >= 4) THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(format('H {} in {} ratings, of 6', highest, gate.n), 'LSTM has no rating in this selection')
    || format('; {} of {} models of 13B or more are LSTMs', lstm, large.n) AS actual,
  highest::DOUBLE AS value,
  lowest::DOUBLE AS low,
  highest::DOUBLE AS high,
  gate.n::INTEGER AS n,
  gate.n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM gate
CROSS JOIN large
