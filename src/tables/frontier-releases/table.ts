import type { AppendixTable } from "../definition.js";
import { charts } from "./charts.js";
import { claims, type FrontierRelease, row } from "./claims.js";

export const table: AppendixTable<FrontierRelease> = {
  row,
  claims,
  reading: "the leading releases of this table, in the years chosen",
  charts,
  files: ["models"],
  columns: {
    id: { hidden: true },
    model: { rowHeader: true },
    org: { label: "Lab" },
    architecture_class: { label: "Architecture", format: words },
    ffn: { label: "FFN" },
    params_total_b: { label: "Parameters", unit: "B" },
    params_active_b: { label: "Active", unit: "B" },
    context_length: { label: "Context", unit: "tokens" },
    open_weights: { label: "Open weights" },
    release_year: { label: "Year", align: "start", format: String },
    n: { label: "Releases" },
    n_seen: { label: "Read in source" },
  },
};

function words(value: unknown): string {
  return String(value).replaceAll("_", " ");
}
