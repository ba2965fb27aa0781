-- title: Innovation moves to training and to hybrids
-- description: The essay sees innovation move to mixtures of experts, hybrids and training. The criterion is this
--   project's: fewer than half of the flagships of known architecture in the twelve months up to the day of the
--   verdict are mixtures of experts or hybrids. Its other half, that post-training gains fall below architecture
--   gains, is not applied, because the two are not recorded on one scale. The bar is low, as the sentence describes a
--   trend already there. A smaller share falsifies; with fewer than ten flagships the verdict is undecidable.
-- param as_of date = 2026-11-21: Facts dated later are not looked at; a month or year stands for its first day
-- param before_made boolean = true: Replay from before the bet was made: the record is judged as if it had stood all
--   along
-- param verified_only boolean = false: Only rows read in their source
-- param min_share_pct number = 50: Share of flagships below which the bet fails, in percent [50|60|75|90]
-- param count_undisclosed boolean = false: Flagships of undisclosed architecture count as neither mixture nor hybrid
-- param need_both boolean = false: Only flagships that are mixture and hybrid at once count for the bet
-- param window_months number = 12: Months up to the day of the verdict [6|12|24]
WITH bet AS (
  SELECT $as_of::DATE AS as_of, max(made_on) AS made_on, max(deadline) AS deadline
  FROM predictions
  WHERE id = 'map-innovation-moves'
),
facts AS (
  SELECT
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'for'), 0) AS INTEGER) AS strength_for,
    CAST(COALESCE(sum(strength) FILTER (WHERE bears = 'against'), 0) AS INTEGER) AS strength_against
  FROM prediction_evidence, bet
  WHERE prediction_id = 'map-innovation-moves'
    AND date <= as_of
    AND (evidence = 'seen' OR NOT $verified_only)
),
record AS (
  SELECT
    'models:' || id AS key,
    name,
    released AS day,
    CASE
      WHEN $need_both THEN NOT (ffn = 'moe' AND architecture_class = 'hybrid')
      ELSE NOT (ffn = 'moe' OR architecture_class IN ('moe_transformer', 'hybrid'))
    END AS against
  FROM models, bet
  WHERE is_frontier_flagship
    AND released <= as_of
    AND released > as_of - to_months(CAST($window_months AS INTEGER))
    AND (architecture_class <> 'undisclosed' OR ffn = 'moe' OR $count_undisclosed)
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: counts-for-and-against,
decisive AS (
  SELECT COALESCE(list(key ORDER BY key), CAST([] AS VARCHAR[])) AS keys
  FROM (
    SELECT key
    FROM record, found
    WHERE against = (n_against > n_for)
    ORDER BY day DESC, key
    LIMIT 12
  ) AS last_keys
)
SELECT
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'undecidable'
    WHEN n_for + n_against < 10 THEN 'undecidable'
    WHEN 100.0 * n_for / (n_for + n_against) < $min_share_pct THEN 'falsified'
    ELSE 'holding'
  END AS verdict,
  as_of,
  CASE
    WHEN made_on > as_of AND NOT $before_made THEN 'the bet was not yet made'
    WHEN n_for + n_against = 0 THEN 'no flagship of known architecture'
    ELSE format(
      'mixtures or hybrids: {} of {} flagships ({:.0f}%)',
      n_for, n_for + n_against, 100.0 * n_for / (n_for + n_against)
    )
  END AS actual,
  n_for,
  n_against,
  strength_for,
  strength_against,
  keys AS decisive
FROM bet, facts, found, decisive
