-- title: Compute tax of training without attention, at scale
-- description: Training runs without attention on A100 or H100 that report model FLOP utilization, against the median
--   of dense Transformer runs on the same generation at up to 8,192 tokens: the ratio is the compute tax. "At scale"
--   is 40B parameters or more, as the claim is drawn from 65B. Where such a run was read in its source, its median
--   tax decides: reproduced within 20% of 3, else contradicted; else the model sequence-scaling does: training times
--   at equal parameters on as many H100 with 4,096 tokens a sequence, for the scan of Mamba-1 and for SSD, each
--   sequence kept by one team of GPUs, as is usual, or shared by all with states handed on by a prefix scan or one by
--   one. Reproduced where both kinds in a team come within 20% of 3, mixed where any of the six comes there within
--   the ranges of the inputs, else contradicted. The runs on record are linear recurrences in other software than
--   their baselines. Value, low and high are the tax at scale: measured with the range of all sizes, or computed for
--   SSD in a team with the least and the most of the six.
-- claims: map-3x-tax
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: attention-free-taxes,
large AS (
  SELECT median(tax) AS tax, count(*) FILTER (WHERE evidence = 'seen') AS n_large FROM taxes WHERE params_b >= 40
),
computed AS (
  SELECT
    split_part(quantity, '.', 2) AS mixer,
    split_part(quantity, '.', 3) AS dealing,
    max(value) FILTER (WHERE scenario = '7b.8-gpus') AS small,
    max(value) FILTER (WHERE scenario = '65b.512-gpus') AS large,
    max(low) FILTER (WHERE scenario = '65b.512-gpus') AS low,
    max(high) FILTER (WHERE scenario = '65b.512-gpus') AS high
  FROM model_results
  WHERE model = 'sequence-scaling' AND quantity LIKE 'tax.%' AND (evidence = 'seen' OR NOT $verified_only)
  GROUP BY mixer, dealing
),
held_computed AS (
  SELECT *, 2 * (abs(large - 3) <= 0.6)::INTEGER + (low <= 3.6 AND high >= 2.4)::INTEGER AS holds FROM computed
),
modelled AS (
  SELECT
    count(*) AS n_computed,
    count(*) FILTER (WHERE dealing = 'team' AND NOT (holds >= 2)) AS n_team_misses,
    count(*) FILTER (WHERE holds >= 1) AS n_some,
    max(large) FILTER (WHERE mixer = 'ssd' AND dealing = 'team') AS usual,
    min(large) AS least,
    max(large) AS most,
    string_agg(
      format('{} {} {:.2f}x, {:.2f}x', mixer, dealing, small, large),
      '; ' ORDER BY dealing DESC, mixer
    ) AS found_computed
  FROM held_computed
),
-- part: taxes-used
SELECT
  CASE
    WHEN n_large > 0 AND abs(large.tax - 3) <= 0.6 THEN 'reproduced'
    WHEN n_large > 0 THEN 'contradicted'
    WHEN n_computed = 0 THEN 'unsupported'
    WHEN n_team_misses = 0 THEN 'reproduced'
    WHEN n_some > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  'measured: ' || COALESCE(found, 'no run') || COALESCE('; computed at 7B and 65B: ' || found_computed, '') AS actual,
  round(CASE WHEN n_large > 0 THEN large.tax ELSE usual END, 2)::DOUBLE AS value,
  round(CASE WHEN n_large > 0 THEN low ELSE least END, 2)::DOUBLE AS low,
  round(CASE WHEN n_large > 0 THEN high ELSE most END, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM used
CROSS JOIN modelled
CROSS JOIN large
