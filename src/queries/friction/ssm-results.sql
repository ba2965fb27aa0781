-- title: Computed training times of recurrent models over those of attention
-- description: Results of the model sequence-scaling for the two runs of the claims on H100, 7B on 8 GPUs and 65B on 512:
--   times the training time of attention at equal parameters, each sequence kept by one team of GPUs or shared by all of
--   them; low and high over the ranges of the inputs.
-- claims: map-3x-tax, map-tax-1p5-to-3-5, map-gpus-8-512
-- param verified_only boolean = false: Only rows read in their source
SELECT
  id,
  scenario,
  split_part(quantity, '.', 2) AS mixer,
  split_part(quantity, '.', 3) AS dealing,
  value,
  low,
  high,
  evidence
FROM model_results
WHERE model = 'sequence-scaling' AND quantity LIKE 'tax.%'
  AND (evidence = 'seen' OR NOT $verified_only)
ORDER BY scenario DESC, dealing DESC, mixer, id
