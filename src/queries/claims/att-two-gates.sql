-- title: Techniques of frontier flagships by the two gates
-- description: Techniques that a frontier flagship released by the end of 2025 lists among its mechanisms, by two
--   gates: hardware compatibility, H of 4 or more by the default rating, and backing, an author's organisation being
--   a large laboratory (a list in the query) when the technique was published. The claim says that both must be
--   passed, so one that passed a gate not is a counterexample to that gate. Reproduced if there is none, mixed if one
--   gate has none, contradicted if both have. The laboratory that builds the flagship backs it by definition; only
--   backing from the start can be tested. value is the share that passed both, low and high its 95% Wilson interval;
--   decisive names the most used counterexamples.
-- claims: att-two-gates
-- param verified_only boolean = false: Only rows read in their source
WITH
labs(org) AS (
  VALUES
    ('Google'), ('Google Brain'), ('Google Research'), ('DeepMind'), ('Google DeepMind'), ('OpenAI'), ('Anthropic'),
    ('Meta'), ('Facebook AI Research'), ('Microsoft'), ('NVIDIA'), ('Alibaba'), ('DeepSeek'), ('Mistral AI'), ('xAI'),
    ('Moonshot AI'), ('Tencent'), ('Baidu'), ('ByteDance'), ('Apple'), ('Amazon'), ('Zhipu AI'), ('MiniMax')
),
uses AS (
  SELECT unnest(mechanisms) AS technique_id
  FROM models
  WHERE is_frontier_flagship AND released <= DATE '2025-12-31' AND (evidence = 'seen' OR NOT $verified_only)
),
used AS (
  SELECT technique_id, count(*) AS flagships
  FROM uses
  GROUP BY technique_id
),
chosen AS (
  SELECT
    used.technique_id,
    used.flagships,
    friction_over_time.h >= 4 AS compatible,
    backed.id IS NOT NULL AS backed,
    architectures.evidence
  FROM used
  JOIN architectures ON architectures.id = used.technique_id
  JOIN friction_over_time ON friction_over_time.architecture_id = used.technique_id
  LEFT JOIN (
    SELECT DISTINCT authors.id
    FROM (SELECT id, unnest(org) AS org FROM architectures) AS authors
    JOIN labs ON labs.org = authors.org
  ) AS backed
    ON backed.id = used.technique_id
  WHERE architectures.evidence = 'seen' OR NOT $verified_only
),
counts AS (
  SELECT
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE compatible AND backed) AS both_gates,
    count(*) FILTER (WHERE NOT compatible) AS incompatible,
    count(*) FILTER (WHERE NOT backed) AS unbacked
  FROM chosen
),
examples AS (
  SELECT
    list_sort(list('architectures:' || technique_id)) AS keys,
    string_agg(technique_id, ', ' ORDER BY flagships DESC, technique_id) FILTER (WHERE place <= 3) AS said
  FROM (
    SELECT technique_id, flagships, row_number() OVER (ORDER BY flagships DESC, technique_id) AS place
    FROM chosen
    WHERE NOT (compatible AND backed)
  ) AS ranked
  WHERE place <= 12
),
shares AS (
  SELECT *, both_gates / nullif(n, 0) AS share, 1.959964 * 1.959964 AS z2
  FROM counts
),
intervals AS (
  SELECT
    *,
    round(
      (share + z2 / (2 * n)) / (1 + z2 / n)
      - sqrt(z2) / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n)),
      3
    ) AS low,
    round(
      (share + z2 / (2 * n)) / (1 + z2 / n)
      + sqrt(z2) / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n)),
      3
    ) AS high
  FROM shares
)
SELECT
  CASE
    WHEN n < 5 THEN 'unsupported'
    WHEN incompatible = 0 AND unbacked = 0 THEN 'reproduced'
    WHEN incompatible > 0 AND unbacked > 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  printf('%d of %d techniques in flagships passed both; %d have H below 4, ', both_gates, n, incompatible)
  || printf('%d came from no large laboratory', unbacked)
  || COALESCE(' (most used: ' || said || ')', '') AS actual,
  round(share, 3) AS value,
  low,
  high,
  n,
  n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM intervals, examples
