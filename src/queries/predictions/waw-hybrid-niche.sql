-- title: Hybrids stay niche
-- description: The essay says that hybrids of attention and recurrence remain solutions for contexts of 256,000
--   tokens and more, and are not the default for general work. The criterion is this project's: two or more
--   organisations ship their leading general model as a hybrid. Only models since the bet count, as the word is that
--   hybrids stay niche, and only those of 100 billion parameters or more, so that a small laboratory's leading model
--   is not taken for a flagship of the field. A stricter reading asks for most flagships.
-- claims: waw-hybrid-niche
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param min_labs number = 2: Organisations that must lead with a hybrid [2|3|4]
-- param frontier_min_params_b number = 100: Smallest flagship that counts, in billion parameters [0|100|300]
-- param need_majority boolean = false: Falsified only if hybrids are also most of the flagships of known architecture
-- param since_made boolean = true: Only models released since the bet was made count
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'waw-hybrid-niche'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'waw-hybrid-niche'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
record AS (
  SELECT 'models:' || id AS key, name, org, released AS day, architecture_class = 'hybrid' AS against
  FROM models, bet
  WHERE is_frontier_flagship
    AND released <= as_of
    AND architecture_class <> 'undisclosed'
    AND params_total_b >= $frontier_min_params_b
    AND (evidence = 'seen' OR NOT $verified_only)
    AND (released >= made_on OR NOT $since_made)
),
labs AS (SELECT count(DISTINCT org) FILTER (WHERE against) AS n_labs FROM record),
-- part: counts-for-and-against,
-- part: decisive-rows
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_for + n_against = 0 THEN 'undecidable'
    WHEN n_labs >= $min_labs AND (n_against > n_for OR NOT $need_majority) THEN 'falsified'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    ELSE format('hybrid flagships: {} of {}, by {} organisations', n_against, n_for + n_against, n_labs)
      || COALESCE(', first ' || first_against, '')
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive, labs
