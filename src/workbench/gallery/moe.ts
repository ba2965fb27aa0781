import type { WorkbenchDocument } from "../document/schema.js";
import { answer, BASIS, limits, query } from "./parts.js";

export const moe: WorkbenchDocument = {
  version: 1,
  title: "How does the gain of a mixture of experts move with context and batch?",
  summary: "Published comparisons of throughput, as times faster (above 1) or slower (below 1).",
  dataset: null,
  cells: [
    answer(
      "Of ${known.n} comparisons of throughput, ${known.with_context} say at which context and ${known.with_batch} at which batch. Contexts below ${long} tokens have a median gain of ${short_ones.middle} (${short_ones.n} comparisons, ${short_ones.least} to ${short_ones.most}), longer ones of ${long_ones.middle} (${long_ones.n}, ${long_ones.least} to ${long_ones.most}): ${verdict.says}. ${known.slower} comparisons find the mixture slower.",
    ),
    {
      id: "long",
      kind: "parameter",
      name: "long",
      label: "A long context has at least this many tokens",
      control: { type: "select", options: [4096, 8192, 32768, 65536] },
      value: 32768,
    },
    {
      id: "against",
      kind: "parameter",
      name: "against",
      label: "Compared with",
      control: { type: "select", options: ["anything", "a dense model"] },
      value: "anything",
    },
    BASIS,
    query(
      "gains",
      `SELECT id, model, baseline, baseline_kind, phase, context_tokens, batch, gain, evidence
FROM moe_gains
WHERE family = 'throughput' AND gain IS NOT NULL
  AND ($against = 'anything' OR baseline_kind = 'dense') AND ($basis = 'all' OR evidence = 'seen')
ORDER BY context_tokens, id`,
    ),
    query(
      "known",
      `SELECT count(*) AS n, count(context_tokens) AS with_context, count(batch) AS with_batch,
  count(*) FILTER (WHERE gain < 1) AS slower
FROM gains`,
    ),
    query(
      "groups",
      `SELECT CASE WHEN context_tokens IS NULL THEN 'not said' WHEN context_tokens < $long THEN 'short' ELSE 'long' END AS context,
  CASE WHEN batch IS NULL THEN 'not said' WHEN batch = 1 THEN '1' ELSE 'more' END AS batch,
  count(*) AS n, round(median(gain), 2) AS middle, round(min(gain), 2) AS least, round(max(gain), 2) AS most
FROM gains GROUP BY ALL ORDER BY ALL`,
    ),
    query(
      "short_ones",
      "SELECT count(*) AS n, round(median(gain), 2) AS middle, round(min(gain), 2) AS least, round(max(gain), 2) AS most\nFROM gains WHERE context_tokens < $long",
    ),
    query(
      "long_ones",
      "SELECT count(*) AS n, round(median(gain), 2) AS middle, round(min(gain), 2) AS least, round(max(gain), 2) AS most\nFROM gains WHERE context_tokens >= $long",
    ),
    query(
      "verdict",
      `SELECT CASE WHEN l.least > s.most OR s.least > l.most THEN 'the ranges do not overlap'
  ELSE 'the ranges overlap, and the record cannot tell' END AS says
FROM long_ones AS l, short_ones AS s`,
    ),
    {
      id: "chart",
      kind: "chart",
      source: "gains",
      spec: {
        mark: "dot",
        title: "Gain in throughput by context",
        caption: "A dot for each comparison that says its context; 1 is neither faster nor slower.",
        channels: { x: { column: "context_tokens" }, y: { column: "gain" }, color: { column: "baseline_kind" } },
        scales: { x: { type: "log", label: "Tokens of context" }, y: { type: "log", label: "Times as fast" } },
      },
    },
    limits(
      "- The comparisons differ in model, hardware, phase and what they compare with; a difference between groups need not come from context or batch.\n- Who publishes a measurement chose it. The [page on mixtures](/friction/moe) sets out each row, with models of what decides.",
    ),
  ],
};
