import type { Cell, CellOf, WorkbenchDocument } from "../../src/workbench/document/schema.ts";

/** A document of these cells. */
export function documentOf(...cells: readonly Cell[]): WorkbenchDocument {
  return { version: 1, title: "A test", dataset: "abc123", cells };
}

export const sql = (name: string, text: string, id = name): Cell => ({ id, kind: "sql", name, sql: text });

export const markdown = (id: string, text: string): Cell => ({ id, kind: "markdown", text });

export const slider = (name: string, value: number, id = name): CellOf<"parameter"> => ({
  id,
  kind: "parameter",
  name,
  control: { type: "slider", min: 0, max: 100, step: 1 },
  value,
});

export const table = (id: string, source: string): Cell => ({ id, kind: "table", source });

export const chart = (id: string, source: string): Cell => ({
  id,
  kind: "chart",
  source,
  spec: { mark: "dot", channels: { x: { column: "a" }, y: { column: "b" } } },
});

/** A document as an author would make it: every kind of cell, questions about the essays, twelve cells. */
export const TYPICAL: WorkbenchDocument = {
  version: 1,
  title: "Does the lag from paper to production shrink by cohort?",
  summary: "Techniques by year of publication, with the months until their first production use on record.",
  dataset: "3f9c2a7b11de",
  cells: [
    {
      id: "a1x9",
      kind: "markdown",
      text: `# Question\n\nThe essays expect a technique to wait for its kernels. Do **later cohorts** wait less?\n\nOf the techniques published since \${since}, \${reached.n} reached production; the median lag is \${overall.median_months} months.\n\nA technique still waiting counts as *censored*, not as quick: see the [methods](/methods).`,
    },
    {
      id: "b2k4",
      kind: "parameter",
      name: "since",
      label: "Published since",
      control: { type: "slider", min: 2012, max: 2026, step: 1 },
      value: 2017,
    },
    {
      id: "c7m1",
      kind: "parameter",
      name: "tier",
      label: "Tier of change",
      control: { type: "select", options: ["all", "kernel", "training", "system", "weight_only"] },
      value: "all",
    },
    {
      id: "d3q8",
      kind: "sql",
      name: "lags",
      sql: `SELECT technique_id, tier, extract(year FROM introduced) AS cohort, months, status\nFROM adoption_durations\nJOIN (SELECT DISTINCT technique_id, tier FROM adoption_lags) ON technique_id = architecture_id\nWHERE stage = 'first_production'\n  AND status <> 'undated'\n  AND extract(year FROM introduced) >= $since\n  AND ($tier = 'all' OR tier = $tier)\nORDER BY cohort, technique_id`,
    },
    { id: "e5w2", kind: "sql", name: "reached", sql: "SELECT count(*) AS n FROM lags WHERE status = 'reached'" },
    {
      id: "f1t6",
      kind: "sql",
      name: "overall",
      sql: "SELECT round(median(months), 1) AS median_months, count(*) AS n\nFROM lags\nWHERE status = 'reached'",
    },
    {
      id: "g8r3",
      kind: "chart",
      source: "lags",
      spec: {
        mark: "box",
        title: "Months from publication to first production, by cohort",
        caption: "Only techniques that reached production: the recent cohorts are cut short by their watch.",
        channels: { x: { column: "cohort" }, y: { column: "months" }, fx: { column: "tier" } },
        scales: { x: { type: "category", label: "Year of publication" }, y: { zero: true, label: "Months" } },
      },
    },
    {
      id: "h4n7",
      kind: "table",
      source: "lags",
      columns: ["technique_id", "cohort", "months", "status"],
      sort: { column: "months", order: "descending" },
    },
    {
      id: "i6p5",
      kind: "kernel",
      name: "tiled",
      kernel: "gemm-tiled",
      parameters: { m: 512, n: 512, k: 512 },
    },
    {
      id: "j9c0",
      kind: "score",
      name: "mla",
      card: { n: "Multi-head latent attention", t: "2024-05", s: "22111", ga: "Dense products only", o: "DeepSeek" },
    },
    {
      id: "k2v8",
      kind: "prediction",
      name: "bet",
      prediction: "waw-lag-24-kernel",
      parameters: { since_year: 2022, verified_only: true },
      supposed: {
        add: [],
        change: [{ table: "adoption_events", key: "flash-attention-3-default-2025", column: "date", value: "2025-03" }],
        remove: [],
      },
      folded: true,
    },
    {
      id: "l7z1",
      kind: "markdown",
      text: "## What this does not show\n\nThose who set the ratings knew what became of each technique, and the record of events is not complete. With `n` below five in a cohort the box means little. The bet's own count says **${bet.verdict}** with the record as supposed above, for the reason given there: ${bet.actual}.",
    },
  ],
};
