-- title: Standard primitives introduced after attention
-- description: Attention is dated by multi-head attention, the technique of the Transformer paper that is in standard
--   use. Two readings of a fundamental primitive: a way to mix the tokens of a sequence, other than a form of
--   attention, or any building block of a network (attention aside: positions, normalization, feed-forward blocks,
--   mixtures of experts). A reading fits where no such technique in standard use (adoption 3 of 3) read in its source
--   was introduced later. Reproduced if attention is of 2017 and both fit, mixed if one does, else contradicted; an
--   earlier form of attention is shown, and if read in its source the claim is mixed at best. value is the number of
--   later standard building blocks.
-- claims: waw-attention-2017
-- param verified_only boolean = false: Only rows read in their source
WITH chosen AS (
  SELECT id, category, introduced, arxiv, adoption_2025, evidence
  FROM architectures
  WHERE (evidence = 'seen' OR NOT $verified_only)
),
attention AS (
  SELECT min(introduced) AS introduced, count(*) FILTER (WHERE evidence = 'seen') AS n_seen, count(*) AS n
  FROM chosen
  WHERE arxiv = '1706.03762'
),
earlier AS (
  SELECT
    min(chosen.introduced) AS introduced,
    min_by(chosen.id, strftime(chosen.introduced, '%Y-%m-%d') || chosen.id) AS id,
    count(*) FILTER (WHERE chosen.evidence = 'seen') AS n_seen
  FROM chosen, attention
  WHERE chosen.id LIKE '%attention%' AND chosen.introduced < attention.introduced
),
later AS (
  SELECT
    chosen.id,
    chosen.introduced,
    chosen.category IN (
      'state-space', 'linear-attention-rnn', 'hybrid', 'long-convolution', 'other-sequence', 'classical-recurrence'
    ) AS mixes_sequence
  FROM chosen, attention
  WHERE chosen.adoption_2025 = 3
    AND chosen.evidence = 'seen'
    AND chosen.introduced > attention.introduced
    AND chosen.category IN (
      'state-space', 'linear-attention-rnn', 'hybrid', 'long-convolution', 'other-sequence', 'classical-recurrence',
      'position', 'normalization', 'activation-ffn', 'moe-routing', 'residual-composition', 'embedding-output'
    )
),
found AS (
  SELECT
    count(*) AS blocks,
    count(*) FILTER (WHERE mixes_sequence) AS mixers,
    string_agg(id || ' ' || year(introduced), ', ' ORDER BY introduced, id) AS said,
    list_sort(list('architectures:' || id))[1:12] AS keys
  FROM later
)
SELECT
  CASE
    WHEN attention.n_seen = 0 THEN 'unsupported'
    WHEN year(attention.introduced) = 2017 AND blocks = 0 AND earlier.n_seen = 0 THEN 'reproduced'
    WHEN year(attention.introduced) = 2017 AND mixers = 0 THEN 'mixed'
    ELSE 'contradicted'
  END AS verdict,
  COALESCE(strftime(attention.introduced, '%Y-%m-%d'), 'not on record')
  || COALESCE(
    printf('; earlier %s %s', earlier.id, strftime(earlier.introduced, '%Y-%m-%d'))
    || CASE earlier.n_seen WHEN 0 THEN ' (not verified)' ELSE '' END,
    ''
  )
  || printf('; later in standard use: %d ways to mix a sequence, %d building blocks', mixers, blocks)
  || COALESCE(' (' || said || ')', '') AS actual,
  CAST(blocks AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  attention.n + blocks AS n,
  attention.n_seen + blocks AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM attention, earlier, found
