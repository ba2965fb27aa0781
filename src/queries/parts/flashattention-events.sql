-- title: Events of FlashAttention and its paper
-- description: Dated events of FlashAttention and FlashAttention-2 to the end of 2025, and the date of the first paper.
events AS (
  SELECT id, stage, date, what, who, evidence
  FROM adoption_events
  WHERE technique_id IN ('flashattention', 'flashattention-2')
    AND date <= DATE '2025-12-31'
    AND (evidence = 'seen' OR NOT $verified_only)
),
paper AS (
  SELECT min(date) AS date
  FROM adoption_events
  WHERE technique_id = 'flashattention' AND stage = 'paper' AND (evidence = 'seen' OR NOT $verified_only)
)
