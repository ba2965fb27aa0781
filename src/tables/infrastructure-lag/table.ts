import type { AppendixTable } from "../definition.js";
import { charts } from "./charts.js";
import { claims, row, type TechniqueLag, TIER_NAMES } from "./claims.js";

const months = (stage: string) => ({ label: `to ${stage}`, unit: "months" });

export const table: AppendixTable<TechniqueLag> = {
  row,
  claims,
  reading: "the first dates of this table, of techniques that arrived, up to its last event",
  charts,
  files: ["adoption_events", "architectures"],
  columns: {
    stage: { format: (value) => String(value).replaceAll("_", " ") },
    n: { label: "Techniques" },
    n_seen: { label: "Read in source" },
    median_months: { label: "Median", unit: "months" },
    lower_quartile_months: { label: "Lower quartile", unit: "months" },
    upper_quartile_months: { label: "Upper quartile", unit: "months" },
    tier: { format: (value) => TIER_NAMES[String(value)] ?? String(value) },
    technique_id: { hidden: true },
    technique: { rowHeader: true },
    paper: { label: "Paper" },
    default_evidence: { hidden: true },
    flagship_evidence: { hidden: true },
    library: { label: "Library" },
    months_to_library: months("library"),
    framework: { label: "Framework" },
    months_to_framework: months("framework"),
    serving_stack: { label: "Serving stack" },
    months_to_serving_stack: months("serving stack"),
    first_large_model: { label: "First large model" },
    months_to_first_large_model: months("first large model"),
    flagship: { label: "Flagship" },
    months_to_flagship: months("flagship"),
    on_by_default: { label: "On by default" },
    months_to_default: months("default"),
  },
};
