import { missing } from "../../ui/data-cell.js";
import type { AppendixTable } from "../definition.js";
import { percent } from "../finding.js";
import { charts } from "./charts.js";
import { type AttentionOfModel, claims, row } from "./claims.js";

export const table: AppendixTable<AttentionOfModel> = {
  row,
  claims,
  reading: "the models of this table, by year of release",
  charts,
  files: ["models"],
  columns: {
    id: { hidden: true },
    model: { rowHeader: true },
    org: { label: "Lab" },
    n_heads: { label: "Query heads" },
    n_kv_heads: { label: "KV heads" },
    bytes_per_token: { label: "KV cache per token", unit: "bytes" },
    ratio_to_mha: {
      label: "Ratio to MHA",
      format: (value) => (typeof value === "number" ? percent(value) : missing()),
    },
    n: { label: "Models" },
    share: { label: "Share of the year", format: (value) => (typeof value === "number" ? percent(value) : missing()) },
    n_seen: { label: "Read in source" },
    release_year: { label: "Year", align: "start", format: String },
    is_upper_bound: { label: "Upper bound", description: "Layers with a sliding window stop growing at the window" },
  },
};
