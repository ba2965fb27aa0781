import type { AppendixTable } from "../definition.js";
import { charts } from "./charts.js";
import { claims, row, type TrainingGain } from "./claims.js";

const words = (value: unknown) => (value === null ? "—" : String(value).replaceAll("_", " "));

export const table: AppendixTable<TrainingGain> = {
  row,
  claims,
  reading: "the gains of this table",
  charts,
  files: ["training_innovations"],
  columns: {
    id: { hidden: true },
    method: { rowHeader: true },
    kind: { label: "Kind", format: words },
    model_or_paper: { label: "Model or paper" },
    org: { label: "Organisation" },
    before: { align: "end" },
    after: { align: "end" },
    gain_kind: { label: "Gain in", format: words },
    gain_value: { label: "Gain" },
    gain_value_high: { label: "up to" },
  },
};
