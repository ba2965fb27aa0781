import type { AppendixTable } from "../definition.js";
import { charts } from "./charts.js";
import { claims, type MoeGain, row } from "./claims.js";

export const table: AppendixTable<MoeGain> = {
  row,
  claims,
  reading: "the gains of this table, medians of rows that compare with a dense model",
  charts,
  files: ["moe_measurements"],
  columns: {
    baseline_kind: { label: "Baseline", format: (value) => String(value ?? "not stated").replaceAll("_", " ") },
    reported_by: { label: "Gain is", rowHeader: true },
    metric: { label: "Measure", format: (value) => String(value).replaceAll("_", " ") },
    context_band: { label: "Context", unit: "tokens" },
    n: { label: "Reports" },
    median_x: { label: "Median", unit: "×" },
    lowest_x: { label: "Lowest", unit: "×" },
    highest_x: { label: "Highest", unit: "×" },
    n_seen: { label: "Read in source" },
    rows_used: { label: "Rows" },
    id: { rowHeader: true, label: "Row" },
    value_low: { label: "From", unit: "×" },
    value_high: { label: "To", unit: "×" },
    context_tokens: { label: "Context", unit: "tokens" },
  },
};
