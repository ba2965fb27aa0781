-- title: Speed-ups published with the first FlashAttention
-- description: Speed-ups of FlashAttention over its baselines as reported in the month of its paper, which is taken
--   as "from day one"; attention alone, as in the test of waw-flash-speedup, which takes figures of any date: a whole
--   model's speed-up says what share of its time attention was. A range counts by its geometric middle. Reproduced
--   where the median lies within the claimed 2 to 4, mixed where the middle half reaches into it, else contradicted;
--   below 5 figures unsupported. Low and high are the quartiles. All figures are the authors' own. A reader's run is
--   the better test and comes with the kernel lab.
-- claims: map-flash-speedup
-- param verified_only boolean = false: Only rows read in their source
WITH published AS (
  SELECT id, sqrt(value * COALESCE(value_high, value)) AS speedup, value, COALESCE(value_high, value) AS upper, evidence
  FROM kernel_benchmarks
  WHERE architecture_id = 'flashattention' AND metric = 'speedup_vs' AND implementation NOT LIKE '%end to end%'
    AND date < DATE '2022-07-01'
    AND (evidence = 'seen' OR NOT $verified_only)
),
-- part: speedups-counted
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN middle BETWEEN 2 AND 4 THEN 'reproduced'
    WHEN lower_quartile <= 4 AND upper_quartile >= 2 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  CASE
    WHEN n = 0 THEN 'no speed-up of attention alone of that month in this selection'
    ELSE format('attention alone: median {:.1f}x, of {} published: {}', middle, n, found)
  END AS actual,
  round(middle, 2)::DOUBLE AS value,
  round(lower_quartile, 2)::DOUBLE AS low,
  round(upper_quartile, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM tally
