-- title: Appendix B: pure SSM scale and hybrid dominance
-- description: Models by kind and size, conversions of trained Transformers counted apart. The line of 7B lies at 7.75B,
--   so that models sold as 7B, of up to 7.6B on record, fall below it and models sold as 8B above.
-- claims: map-7b-cliff, com-ssm-13b-cliff, map-ssm-13b-hybrid, waw-ssm-top-7b
-- param verified_only boolean = false: Only rows read in their source
-- param released_until date = 2025-12-31: Released on or before
WITH binned AS (
  SELECT
    s.*,
    CASE
      WHEN family = 'pure_ssm' THEN 'pure SSM'
      WHEN family = 'linear_rnn' THEN 'linear RNN'
      WHEN family = 'hybrid_ssm' THEN 'SSM hybrid'
      ELSE 'linear hybrid'
    END AS kind,
    CASE
      WHEN s.params_total_b <= 3 THEN 1
      WHEN s.params_total_b < 7.75 THEN 2
      WHEN s.params_total_b < 13 THEN 3
      WHEN s.params_total_b < 40 THEN 4
      ELSE 5
    END AS bin
  FROM sequence_models AS s
  -- The names of precisions sort from the finest to the coarsest: day, month, year.
  LEFT JOIN models AS finer
    ON finer.id = s.model_id
    AND finer.released_precision < s.released_precision
    AND (finer.evidence = 'seen' OR NOT $verified_only)
  WHERE (s.released IS NULL OR COALESCE(finer.released, s.released) <= $released_until::DATE)
    AND (s.evidence = 'seen' OR NOT $verified_only)
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY kind, bin ORDER BY params_total_b DESC, id) AS place
  FROM binned
)
SELECT
  kind,
  CASE bin
    WHEN 1 THEN 'up to 3B'
    WHEN 2 THEN '3B to 7B'
    WHEN 3 THEN '8B to 13B'
    WHEN 4 THEN '13B to 40B'
    ELSE '40B and more'
  END AS size_bin,
  count(*) AS n,
  count(*) FILTER (WHERE origin = 'from_scratch') AS n_from_scratch,
  count(*) FILTER (WHERE origin = 'converted') AS n_converted,
  max(params_total_b) AS largest_b,
  max(name) FILTER (WHERE place = 1) AS largest,
  list(name ORDER BY place) FILTER (WHERE place IN (2, 3)) AS also,
  min(attention_layers) AS fewest_attention_layers,
  max(attention_layers) AS most_attention_layers,
  count(*) FILTER (WHERE evidence = 'seen') AS n_seen
FROM ranked
GROUP BY kind, bin
ORDER BY
  CASE kind WHEN 'pure SSM' THEN 1 WHEN 'linear RNN' THEN 2 WHEN 'SSM hybrid' THEN 3 ELSE 4 END,
  bin
