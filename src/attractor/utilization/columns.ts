import type { ColumnView } from "../../ui/data-table.js";

type Columns = Readonly<Record<string, ColumnView>>;

export const FIGURE_COLUMNS: Columns = {
  level: { label: "Of", format: (value) => (value === "run" ? "a whole run" : "a kernel") },
  what: { rowHeader: true },
  share: { label: "Share of peak", unit: "share" },
  share_high: { label: "Share up to", unit: "share" },
  how: { label: "How" },
  tflops: { label: "Rate", unit: "TFLOP/s" },
  peak_tflops: { label: "Peak", unit: "TFLOP/s" },
  note: { role: "long" },
  id: { hidden: true },
  place: { hidden: true },
};

export const CEILING_COLUMNS: Columns = {
  general_tflops: { label: "General units, 32 bits", unit: "TFLOP/s" },
  matrix_tflops: { label: "Matrix units, 16 bits", unit: "TFLOP/s" },
  share: { label: "Share", format: (value) => (typeof value === "number" ? `${(value * 100).toFixed(1)} %` : "—") },
};

export const OWN_COLUMNS: Columns = {
  run: { hidden: true },
  is_software: { label: "Software adapter" },
  kernel: { rowHeader: true },
  share: { label: "Share of own ceiling", format: percentage },
  low: { label: "from", format: percentage },
  high: { label: "to", format: percentage },
  gflop_per_s: { label: "Rate", unit: "GFLOP/s" },
  ceiling_gflop_per_s: { label: "Ceiling", unit: "GFLOP/s" },
  n_samples: { label: "Samples" },
  place: { hidden: true },
};

export const FACT_COLUMNS: Columns = {
  fact: { role: "long", rowHeader: true },
  says: { label: "Says" },
  strength: { label: "Strength", unit: "of 3" },
  id: { hidden: true },
};

function percentage(value: unknown): string {
  return typeof value === "number" ? `${(value * 100).toFixed(1)} %` : "—";
}
