-- title: Kernel techniques: months until a second serving stack has them
-- description: The ecosystem has caught up when a second of six serving stacks (vLLM, SGLang, TensorRT-LLM,
--   llama.cpp, TGI, LMDeploy) supports a technique. Months from introduction to that day, up to the end of
--   2025, for every technique whose adoption asks for new kernels. Claimed: 2 years, so 18 to 30 months. Two
--   readings must agree. Those that arrived: reproduced if their median lies in the range, mixed if their
--   middle half reaches it, else contradicted. Of those watched long enough to tell, where one that did not
--   arrive counts as later than all: contradicted if most of those watched to the start of the range came
--   before it, or most of those watched to its end came later or not at all, else reproduced. Readings that
--   differ are mixed; below 5 techniques in either, unsupported, and so with verified_only, as rows read in a
--   source are mostly those of techniques that arrived. value is the median of those that arrived, low and high
--   their quartiles.
-- claims: map-eco-2-years
-- param verified_only boolean = false: Only rows read in their source
WITH claimed AS (SELECT 18 AS low, 30 AS high),
stack_dates AS (
  SELECT
    adoption_events.technique_id,
    stacks.stack,
    min(adoption_events.date) AS date,
    min_by(adoption_events.evidence, adoption_events.date) AS evidence
  FROM adoption_events
  JOIN (
    VALUES ('vLLM'), ('SGLang'), ('NVIDIA TensorRT-LLM'), ('llama.cpp'), ('Hugging Face TGI'), ('LMDeploy')
  ) AS stacks (stack)
    ON starts_with(adoption_events.who, stacks.stack)
  WHERE adoption_events.stage = 'serving_stack' AND adoption_events.date <= DATE '2025-12-31'
  GROUP BY adoption_events.technique_id, stacks.stack
),
second_stack AS (
  SELECT technique_id, date, evidence
  FROM stack_dates
  QUALIFY row_number() OVER (PARTITION BY technique_id ORDER BY date, stack) = 2
),
two_stacks AS (
  SELECT
    architectures.id AS architecture_id,
    architectures.introduced,
    CASE WHEN second_stack.date IS NULL THEN 'not_reached' ELSE 'reached' END AS status,
    greatest(0, round(date_diff('day', architectures.introduced, second_stack.date) / 30.4375, 1)) AS months,
    COALESCE(second_stack.evidence, architectures.evidence) AS evidence
  FROM architectures
  LEFT JOIN second_stack ON second_stack.technique_id = architectures.id
  WHERE architectures.introduced <= DATE '2025-12-31'
),
chosen AS (
  SELECT
    two_stacks.architecture_id,
    two_stacks.status,
    two_stacks.months,
    date_diff('day', two_stacks.introduced, DATE '2025-12-31') / 30.4375 AS watched_for,
    two_stacks.evidence
  FROM two_stacks
  WHERE two_stacks.architecture_id IN (SELECT technique_id FROM adoption_events WHERE tier = 'kernel')
    AND (two_stacks.evidence = 'seen' OR NOT $verified_only)
),
-- part: arrived-and-watched,
-- part: two-readings-of-a-lag,
-- part: nearest-to-the-median
SELECT
  CASE
    WHEN $verified_only OR 'unsupported' IN (of_arrived, of_followed) THEN 'unsupported'
    WHEN of_arrived = of_followed THEN of_arrived
    ELSE 'mixed'
  END AS verdict,
  'introduction to a second serving stack, to the end of 2025: ' || CASE
    WHEN arrived.n = 0 THEN printf('none of %d kernel techniques arrived by the end of 2025', watched.n)
    ELSE
      printf(
        'median %.1f months (middle half %.1f–%.1f) for the %d kernel techniques that arrived; ',
        median,
        lower_quartile,
        upper_quartile,
        arrived.n
      )
      || printf('%d never did, %d undated; ', not_reached, undated)
      || printf(
        '%d of %d arrived within %d months, %d of %d not within %d',
        before,
        to_start,
        claimed.low,
        later,
        to_end,
        claimed.high
      )
  END AS actual,
  median AS value,
  lower_quartile AS low,
  upper_quartile AS high,
  watched.n AS n,
  watched.n_seen AS n_seen,
  COALESCE(nearest.keys, CAST([] AS VARCHAR[])) AS decisive
FROM arrived, watched, followed, readings, nearest, claimed
