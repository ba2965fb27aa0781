import type { AppendixTable } from "../definition.js";
import { charts } from "./charts.js";
import { claims, row, type SequenceModel } from "./claims.js";

export const table: AppendixTable<SequenceModel> = {
  row,
  claims,
  reading: "the models of this table released by the end of 2025",
  charts,
  files: ["sequence_models"],
  columns: {
    scale_band: { label: "Total parameters" },
    n_pure_ssm: { label: "Pure SSMs" },
    largest_pure_ssm: { label: "Largest pure SSM" },
    largest_pure_ssm_b: { label: "Size", unit: "B" },
    n_linear_rnn: { label: "Linear RNNs" },
    largest_linear_rnn: { label: "Largest linear RNN" },
    largest_linear_rnn_b: { label: "Size", unit: "B" },
    n_converted: { label: "Conversions" },
    largest_converted: { label: "Largest conversion" },
    largest_converted_b: { label: "Size", unit: "B" },
    n_hybrid: { label: "Hybrids" },
    largest_hybrid: { label: "Largest hybrid" },
    largest_hybrid_b: { label: "Size", unit: "B" },
    id: { hidden: true },
    name: { rowHeader: true, label: "Model" },
    org: { label: "Lab" },
    family: { hidden: true },
    origin: { label: "Weights", format: (value) => String(value).replaceAll("_", " ") },
    params_total_b: { label: "Parameters", unit: "B" },
    params_active_b: { label: "Active", unit: "B" },
  },
};
