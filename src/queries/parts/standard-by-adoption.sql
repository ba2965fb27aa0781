-- title: When a technique became standard
-- description: The first of on by default and frontier flagship that each technique reached.
standard AS (
  SELECT architecture_id, introduced, status, months, evidence
  FROM adoption_durations
  WHERE stage IN ('default', 'frontier_flagship')
  QUALIFY row_number() OVER (
    PARTITION BY architecture_id
    ORDER BY CASE status WHEN 'reached' THEN 1 WHEN 'undated' THEN 2 ELSE 3 END, stage
  ) = 1
)
