-- title: Serving stacks with FlashAttention by the middle of 2024
-- description: First event of FlashAttention or FlashAttention-2 in each of six serving stacks (vLLM, TensorRT-LLM,
--   SGLang, TGI, llama.cpp, LMDeploy), read in its source; support counts, as which kernel a stack took by default is
--   not in the rows. Reproduced if all six had it by the end of June 2024, contradicted if one came later, mixed if
--   some had it and the others have no event on record. value is the number of stacks in time.
-- claims: map-flash-mid2024
-- param verified_only boolean = false: Only rows read in their source
WITH stacks(stack, name) AS (
  VALUES
    ('vLLM', 'vLLM'),
    ('NVIDIA TensorRT-LLM', 'TensorRT-LLM'),
    ('SGLang', 'SGLang'),
    ('Hugging Face TGI', 'TGI'),
    ('llama.cpp', 'llama.cpp'),
    ('LMDeploy', 'LMDeploy')
),
events AS (
  SELECT id, who, date
  FROM adoption_events
  WHERE technique_id IN ('flashattention', 'flashattention-2')
    AND stage = 'serving_stack'
    AND evidence = 'seen'
    AND (evidence = 'seen' OR NOT $verified_only)
),
firsts AS (
  SELECT stacks.name, events.id, events.date
  FROM stacks
  LEFT JOIN events ON events.who = stacks.stack
  QUALIFY row_number() OVER (PARTITION BY stacks.name ORDER BY events.date, events.id) = 1
),
found AS (
  SELECT
    count(*) AS stacks,
    count(date) AS dated,
    count(*) FILTER (WHERE date <= DATE '2024-06-30') AS in_time,
    string_agg(name || COALESCE(' ' || strftime(date, '%Y-%m-%d'), ' not on record'), ', ' ORDER BY date NULLS LAST, name)
      AS said,
    list_sort(list('adoption_events:' || id) FILTER (WHERE id IS NOT NULL)) AS keys
  FROM firsts
)
SELECT
  CASE
    WHEN dated = 0 THEN 'unsupported'
    WHEN in_time < dated THEN 'contradicted'
    WHEN in_time = stacks THEN 'reproduced'
    ELSE 'mixed'
  END AS verdict,
  printf('%d of %d stacks by June 2024: ', in_time, stacks) || said AS actual,
  CAST(in_time AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  dated AS n,
  dated AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM found
