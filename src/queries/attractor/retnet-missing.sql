-- title: What would tell RetNet's explanations apart
-- description: Evidence that would decide, and how many rows of it are on record. Where n_rows is empty, no column of
--   this dataset could hold it.
-- param as_of date = 2026-11-21: Rows dated later are not looked at
-- param verified_only boolean = false: Only rows read in their source
WITH wanted(place, explanation, needed, if_so) AS (
  VALUES
    (1, 'hardware', 'Share of the peak in training RetNets of several sizes beside Transformers, on the same machines',
      'a gap that opens with size is hidden friction; none rules it out'),
    (2, 'hardware', 'A serving stack that runs RetNet',
      'no stack ever tried leaves friction of serving unmeasured'),
    (3, 'quality', 'A RetNet above 6.7B trained from scratch',
      'a loss curve that bends away from the Transformer''s is a loss of quality'),
    (4, 'quality', 'Recall from long contexts at equal compute, RetNet beside a Transformer',
      'what a fixed state forgets would show here first'),
    (5, 'backing', 'A large RetNet by another house',
      'success elsewhere would say that the first house gave up for reasons of its own'),
    (6, 'backing', 'The authors'' own account of why they went on to another design',
      'the only direct evidence of a motive')
),
counts AS (
  SELECT 1 AS place, count(*) AS n
  FROM kernel_benchmarks
  WHERE architecture_id = 'retnet' AND metric = 'mfu_pct' AND COALESCE(date <= $as_of::DATE, TRUE)
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 2, count(*)
  FROM adoption_events
  WHERE technique_id = 'retnet' AND stage = 'serving_stack' AND date <= $as_of::DATE
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 3, count(*)
  FROM sequence_models
  WHERE name LIKE 'RetNet%' AND params_total_b > 6.75 AND COALESCE(released <= $as_of::DATE, TRUE)
    AND (evidence = 'seen' OR NOT $verified_only)
  UNION ALL
  SELECT 5, count(*)
  FROM models
  WHERE list_contains(mechanisms, 'retnet') AND NOT contains(org, 'Microsoft') AND released <= $as_of::DATE
    AND (evidence = 'seen' OR NOT $verified_only)
)
SELECT wanted.explanation, wanted.needed, wanted.if_so, counts.n::INTEGER AS n_rows
FROM wanted
LEFT JOIN counts ON counts.place = wanted.place
ORDER BY wanted.place
