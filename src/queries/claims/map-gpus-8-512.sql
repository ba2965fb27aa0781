-- title: Compute tax of training without attention, on few and on many GPUs
-- description: Training runs without attention on A100 or H100 that report model FLOP utilization, against the median
--   of dense Transformer runs on the same generation at up to 8,192 tokens: the ratio is the compute tax. Two parts:
--   tolerable, below 1.5, for up to 10B on up to 16 GPUs; dominant, above 2, for 40B or more on 256 GPUs or more.
--   Where runs of both were read in their source, their median taxes decide: reproduced where both parts hold, mixed
--   where one does, else contradicted; else the model sequence-scaling does: training times at equal parameters on as
--   many H100 with 4,096 tokens a sequence, for the scan of Mamba-1 and for SSD, each sequence kept by one team of
--   GPUs, as is usual, or shared by all with states handed on by a prefix scan or one by one. At 7B on 8 GPUs and 65B
--   on 512, reproduced where both parts hold for both kinds in a team, mixed where a part does there or both do in
--   any of the six, else contradicted. The outcome turns on the tokens for each GPU, which the claim leaves open.
--   Value, low and high are the tax on many GPUs: measured with the range of all runs, or computed for SSD in a team
--   with the least and the most of the six.
-- claims: map-gpus-8-512
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: attention-free-taxes,
sizes AS (
  SELECT
    median(tax) FILTER (WHERE params_b <= 10 AND n_gpus <= 16) AS few_tax,
    median(tax) FILTER (WHERE params_b >= 40 AND n_gpus >= 256) AS many_tax,
    count(*) FILTER (WHERE params_b <= 10 AND n_gpus <= 16 AND evidence = 'seen') AS n_few,
    count(*) FILTER (WHERE params_b >= 40 AND n_gpus >= 256 AND evidence = 'seen') AS n_many
  FROM taxes
),
held AS (
  SELECT *, (few_tax < 1.5)::INTEGER + (many_tax > 2)::INTEGER AS n_held FROM sizes
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
  SELECT *, (small < 1.5)::INTEGER + (large > 2)::INTEGER AS holds FROM computed
),
modelled AS (
  SELECT
    count(*) AS n_computed,
    count(*) FILTER (WHERE dealing = 'team' AND NOT (holds = 2)) AS n_team_misses,
    count(*) FILTER (WHERE holds = 2 OR (holds = 1 AND dealing = 'team')) AS n_some,
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
    WHEN n_few > 0 AND n_many > 0 AND n_held = 2 THEN 'reproduced'
    WHEN n_few > 0 AND n_many > 0 AND n_held = 1 THEN 'mixed'
    WHEN n_few > 0 AND n_many > 0 THEN 'contradicted'
    WHEN n_computed = 0 THEN 'unsupported'
    WHEN n_team_misses = 0 THEN 'reproduced'
    WHEN n_some > 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  'measured: ' || COALESCE(found, 'no run') || COALESCE('; computed at 7B and 65B: ' || found_computed, '') AS actual,
  round(CASE WHEN n_few > 0 AND n_many > 0 THEN held.many_tax ELSE usual END, 2)::DOUBLE AS value,
  round(CASE WHEN n_few > 0 AND n_many > 0 THEN low ELSE least END, 2)::DOUBLE AS low,
  round(CASE WHEN n_few > 0 AND n_many > 0 THEN high ELSE most END, 2)::DOUBLE AS high,
  n::INTEGER AS n,
  n_seen::INTEGER AS n_seen,
  COALESCE(keys, []::VARCHAR[]) AS decisive
FROM used
CROSS JOIN modelled
CROSS JOIN held
