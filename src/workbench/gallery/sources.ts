import type { WorkbenchDocument } from "../document/schema.js";
import { answer, limits, query } from "./parts.js";

export const sources: WorkbenchDocument = {
  version: 1,
  title: "Which claims rest on rows that were read in their source?",
  summary: "The essays’ claims by the table that tests them, and how much of that table somebody read in a source.",
  dataset: null,
  cells: [
    answer(
      "Of ${total.claims} claims, ${total.tested} are tested on a table of facts. ${total.firm} of those (${total.pct}%) rest on a table of which ${least}% of rows or more were read in their source. Most weight lies on ${weak.rests_on}: ${weak.claims} claims, ${weak.read_pct}% of ${weak.n} rows read.",
    ),
    {
      id: "least",
      kind: "parameter",
      name: "least",
      label: "Least share of rows read, in %",
      control: { type: "slider", min: 0, max: 100, step: 5 },
      value: 60,
    },
    {
      id: "essay",
      kind: "parameter",
      name: "essay",
      label: "Essay",
      control: {
        type: "select",
        options: [
          "all",
          "hardware-friction-map",
          "what-actually-works",
          "transformer-attractor",
          "tool-orchestra",
          "compositional-language",
          "comments",
        ],
      },
      value: "all",
    },
    query(
      "facts",
      `WITH every_row AS (
  SELECT 'adoption_events' AS rests_on, evidence FROM adoption_events
  UNION ALL SELECT 'architectures', evidence FROM architectures
  UNION ALL SELECT 'kernel_benchmarks', evidence FROM kernel_benchmarks
  UNION ALL SELECT 'kernel_run', evidence FROM kernel_runs
  UNION ALL SELECT 'models', evidence FROM models
  UNION ALL SELECT 'moe_measurements', evidence FROM moe_measurements
  UNION ALL SELECT 'orchestration_model', evidence FROM orchestration_facts
  UNION ALL SELECT 'sequence_models', evidence FROM sequence_models
  UNION ALL SELECT 'training', evidence FROM training_innovations
)
SELECT rests_on, count(*) AS n,
  round(100 * count(*) FILTER (WHERE evidence IN ('seen', 'measured')) / count(*)) AS read_pct
FROM every_row GROUP BY rests_on ORDER BY rests_on`,
    ),
    query(
      "claims",
      "SELECT id AS claim_id, claim, testable_by AS rests_on FROM essay_claims\nWHERE $essay = 'all' OR essay = $essay ORDER BY id",
    ),
    query(
      "by_table",
      `SELECT f.rests_on, count(c.claim_id) AS claims, f.n, f.read_pct, count(c.claim_id) || ' claims' AS label
FROM facts AS f LEFT JOIN claims AS c ON c.rests_on = f.rests_on
GROUP BY ALL ORDER BY claims DESC, f.rests_on`,
    ),
    query("weak", "FROM by_table ORDER BY claims * (100 - read_pct) DESC, rests_on LIMIT 1"),
    query(
      "total",
      `WITH sums AS (
  SELECT coalesce(sum(claims), 0)::INTEGER AS tested,
    coalesce(sum(claims) FILTER (WHERE read_pct >= $least), 0)::INTEGER AS firm
  FROM by_table
),
whole AS (SELECT count(*) AS claims FROM claims)
SELECT claims, tested, firm, round(100 * firm / nullif(tested, 0)) AS pct FROM sums, whole`,
    ),
    {
      id: "chart",
      kind: "chart",
      source: "by_table",
      spec: {
        mark: "barX",
        title: "Rows that were read in their source, by table",
        caption: "Runs of kernels count as read: they were measured.",
        channels: { x: { column: "read_pct" }, y: { column: "rests_on" }, label: { column: "label" } },
        scales: { x: { domain: [0, 100], label: "% of rows read" }, y: { label: "Table" } },
        sort: { axis: "y", by: "value", order: "descending" },
      },
    },
    limits(
      "- A table may be well read and the few rows that decide a claim not: the [audit](/claims) names those rows, and its tests take only rows that were read if asked to.\n- Claims tested by a formula, by the bets or not at all rest on no table of facts here.\n- A row that nobody read may be right all the same.",
    ),
  ],
};
