-- title: First support in each of six serving stacks
-- description: Dates at which vLLM, SGLang, TensorRT-LLM, llama.cpp, TGI and LMDeploy came to support a technique, as
--   read in a source.
stack_dates AS (
  SELECT
    adoption_events.technique_id,
    stacks.stack,
    min(adoption_events.date) AS date
  FROM adoption_events
  JOIN (
    VALUES ('vLLM'), ('SGLang'), ('NVIDIA TensorRT-LLM'), ('llama.cpp'), ('Hugging Face TGI'), ('LMDeploy')
  ) AS stacks (stack)
    ON starts_with(adoption_events.who, stacks.stack)
  WHERE adoption_events.stage = 'serving_stack'
    AND adoption_events.evidence = 'seen'
    AND (adoption_events.evidence = 'seen' OR NOT $verified_only)
  GROUP BY adoption_events.technique_id, stacks.stack
)
