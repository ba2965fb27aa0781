-- title: Memory that FlashAttention saves at long sequences
-- description: Published savings of FlashAttention over PyTorch's standard attention, one for each length. The claim
--   gives a range at "long sequences": reproduced where the least and the greatest published saving lie within 20% of
--   its ends, mixed where one does, contradicted where neither; unsupported without a row read in its source. The
--   figures are the authors' own. A reader's run is the better test and comes with the kernel lab. Low and high are
--   the least and the greatest saving, the value their geometric middle.
-- claims: waw-flash-memory
-- param verified_only boolean = false: Only rows read in their source
WITH published AS (
  SELECT id, value, COALESCE(value_high, value) AS upper, shape, evidence
  FROM kernel_benchmarks
  WHERE architecture_id = 'flashattention' AND metric = 'memory_saving_x' AND (evidence = 'seen' OR NOT $verified_only)
),
tally AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    min(value) AS least,
    max(upper) AS most,
    string_agg(format('{:g}x at {}', value, replace(shape, 'seq ', '')), ', ' ORDER BY value, id) AS found,
    list_slice(list_sort(list('kernel_benchmarks:' || id)), 1, 12) AS keys
  FROM published
)
SELECT
  CASE
    WHEN n_seen = 0 THEN 'unsupported'
    WHEN abs(least - 10) <= 2 AND abs(most - 20) <= 4 THEN 'reproduced'
    WHEN abs(least - 10) <= 2 OR abs(most - 20) <= 4 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(found, 'no published saving in this selection') AS actual,
  round(sqrt(least * most), 1)::DOUBLE AS value,
  least::DOUBLE AS low,
  most::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
