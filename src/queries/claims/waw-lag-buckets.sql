-- title: Lags to standard practice against the buckets of 12, 24 and 36 months
-- description: Two readings. The three cases named, in months from the paper: grouped-query attention to the event on
--   record as its default (12), FlashAttention to the automatic path in PyTorch, of either version (24), the mixture
--   of experts from Switch to the flagship of a second organisation (36); a case fits within 4 months, and a date not
--   read in its source is shown and does not count. The tiers: all weight-only (12), kernel (24) and system (36)
--   techniques, to on by default or else the first frontier flagship; a tier fits where the middle half of those that
--   arrived holds its bucket, and has no say below 5. Reproduced if all cases and tiers that count fit, contradicted
--   if none does, else mixed. value is the number that fit. Techniques that never arrived are counted beside.
-- claims: waw-lag-buckets
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: standard-by-adoption,
-- part: by-tier,
tier_lags AS (
  SELECT
    tier,
    CASE tier WHEN 'weight_only' THEN 12 WHEN 'kernel' THEN 24 ELSE 36 END AS bucket,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    count(*) FILTER (WHERE status = 'reached') AS arrived,
    count(*) FILTER (WHERE status = 'not_reached') AS not_reached,
    round(median(months) FILTER (WHERE status = 'reached'), 1) AS median,
    quantile_cont(months, 0.25) FILTER (WHERE status = 'reached') AS lower_quartile,
    quantile_cont(months, 0.75) FILTER (WHERE status = 'reached') AS upper_quartile
  FROM tiered
  WHERE tier IN ('weight_only', 'kernel', 'system')
  GROUP BY tier
),
of_tiers AS (
  SELECT
    count(*) FILTER (WHERE arrived >= 5) AS counted,
    count(*) FILTER (WHERE arrived >= 5 AND bucket BETWEEN lower_quartile AND upper_quartile) AS fitting,
    string_agg(
      CASE tier WHEN 'weight_only' THEN 'weight-only' ELSE tier END
      || COALESCE(printf(' %.1f', median), ' none')
      || printf(' (%d arrived, %d never)', arrived, not_reached),
      ', '
      ORDER BY bucket
    ) AS said,
    CAST(COALESCE(sum(n), 0) AS INTEGER) AS n,
    CAST(COALESCE(sum(n_seen), 0) AS INTEGER) AS n_seen
  FROM tier_lags
),
second_flagship AS (
  SELECT id, date, evidence
  FROM (
    SELECT *
    FROM adoption_events
    WHERE technique_id = 'sparsely-gated-moe'
      AND stage = 'frontier_flagship'
      AND (evidence = 'seen' OR NOT $verified_only)
    QUALIFY row_number() OVER (PARTITION BY who ORDER BY date, id) = 1
  ) AS first_of_each
  QUALIFY row_number() OVER (ORDER BY date, id) = 2
),
papers AS (
  SELECT
    min(date) FILTER (WHERE technique_id = 'grouped-query-attention') AS gqa,
    min(date) FILTER (WHERE technique_id = 'flashattention') AS flash,
    min(date) FILTER (WHERE technique_id = 'sparsely-gated-moe' AND what ILIKE 'switch%') AS moe
  FROM adoption_events
  WHERE stage = 'paper' AND (evidence = 'seen' OR NOT $verified_only)
),
case_lags AS (
  SELECT
    adoption_events.id,
    CASE adoption_events.technique_id WHEN 'grouped-query-attention' THEN 'GQA' ELSE 'FlashAttention' END AS name,
    CASE adoption_events.technique_id WHEN 'grouped-query-attention' THEN 12 ELSE 24 END AS bucket,
    date_diff(
      'day',
      CASE adoption_events.technique_id WHEN 'grouped-query-attention' THEN papers.gqa ELSE papers.flash END,
      adoption_events.date
    ) / 30.4375 AS months,
    adoption_events.evidence
  FROM adoption_events, papers
  WHERE adoption_events.stage = 'default'
    AND (adoption_events.evidence = 'seen' OR NOT $verified_only)
    AND (
      adoption_events.technique_id = 'grouped-query-attention'
      OR (
        adoption_events.technique_id IN ('flashattention', 'flashattention-2')
        AND adoption_events.who = 'PyTorch'
      )
    )
  UNION ALL
  SELECT second_flagship.id, 'MoE', 36, date_diff('day', papers.moe, second_flagship.date) / 30.4375, evidence
  FROM second_flagship, papers
),
of_cases AS (
  SELECT
    count(*) FILTER (WHERE evidence = 'seen') AS counted,
    count(*) FILTER (WHERE evidence = 'seen' AND abs(months - bucket) <= 4) AS fitting,
    string_agg(
      printf('%s %.1f', name, months) || CASE evidence WHEN 'seen' THEN '' ELSE ' (not verified)' END,
      ', '
      ORDER BY bucket, months, id
    ) AS said,
    count(*) AS n,
    count(*) FILTER (WHERE evidence = 'seen') AS n_seen,
    list_sort(list('adoption_events:' || id)) AS keys
  FROM case_lags
  WHERE months IS NOT NULL
)
SELECT
  CASE
    WHEN of_cases.counted + of_tiers.counted = 0 THEN 'unsupported'
    WHEN of_cases.fitting + of_tiers.fitting = of_cases.counted + of_tiers.counted THEN 'reproduced'
    WHEN of_cases.fitting + of_tiers.fitting = 0 THEN 'contradicted'
    ELSE 'mixed'
  END AS verdict,
  'cases, months from the paper: ' || COALESCE(of_cases.said, 'none')
  || '; medians of tiers, from introduction to default, else flagship, of those that arrived by the end of 2025: '
  || COALESCE(of_tiers.said, 'none') AS actual,
  CAST(of_cases.fitting + of_tiers.fitting AS DOUBLE) AS value,
  CAST(NULL AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  of_cases.n + of_tiers.n AS n,
  of_cases.n_seen + of_tiers.n_seen AS n_seen,
  COALESCE(keys, CAST([] AS VARCHAR[])) AS decisive
FROM of_cases, of_tiers
