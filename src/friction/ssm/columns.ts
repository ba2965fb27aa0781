import { html } from "htl";
import type { ColumnView } from "../../ui/data-table.js";
import { evidenceMark, isEvidence } from "../../ui/evidence.js";
import { formatNumber } from "../../ui/format.js";
import { NAMES } from "./scaling/points.js";

/** A year's largest models, or that there are none on record. */
const names: ColumnView["format"] = (value) =>
  Array.isArray(value) && value.length > 0 ? value.join(", ") : html`<span class="muted">none on record</span>`;

/** A size, empty beside "none on record". */
const size: ColumnView["format"] = (value) => (typeof value === "number" ? formatNumber(value) : "");

const mark: ColumnView["format"] = (value) => (isEvidence(value) ? evidenceMark(value) : "");

/** What the model's results are called in words. */
const RUNS: Readonly<Record<string, string>> = { "7b.8-gpus": "7B on 8 GPUs", "65b.512-gpus": "65B on 512 GPUs" };

const MIXES: Readonly<Record<string, string>> = NAMES;

const DEALT: Readonly<Record<string, string>> = {
  team: "whole in one team",
  prefix: "over all GPUs, prefix scan",
  serial: "over all GPUs, one by one",
};

/** The columns of the page's tables. */
export const COLUMNS: Readonly<Record<string, ColumnView>> = {
  year: { label: "Year", align: "start" },
  kind: { label: "Kind" },
  scratch: { label: "From scratch", format: names },
  scratch_b: { label: "Size", unit: "B", format: size },
  scratch_evidence: { label: "Evidence", align: "center", format: mark },
  converted: { label: "Converted", format: names },
  converted_b: { label: "Size", unit: "B", format: size },
  converted_evidence: { label: "Evidence", align: "center", format: mark },
  size_bin: { label: "Parameters" },
  n: { label: "Models" },
  n_organisations: { label: "Organisations" },
  n_organisations_recurrent: { label: "with a recurrent one" },
  n_transformer: { label: "Transformers" },
  n_hybrid: { label: "Hybrids" },
  n_linear_rnn: { label: "Linear RNNs" },
  n_pure_ssm: { label: "Pure SSMs" },
  n_other: { label: "Other or not published" },
  n_from_scratch: { label: "From scratch" },
  n_converted: { label: "Converted" },
  largest_b: { label: "Largest", unit: "B" },
  largest: { label: "Which" },
  also: { label: "Next in size" },
  fewest_attention_layers: { label: "Attention layers, fewest" },
  most_attention_layers: { label: "most" },
  n_seen: { label: "Read in source" },
  id: { hidden: true },
  name: { label: "Model" },
  org: { label: "Lab" },
  family: { hidden: true },
  origin: { label: "Weights", format: (value) => String(value).replaceAll("_", " ") },
  params_total_b: { label: "Parameters", unit: "B" },
  dated_by: { label: "Dated by", format: (value) => String(value).replaceAll("_", " ") },
  release_params_b: { label: "as a release", unit: "B" },
  headline_result: { label: "Its authors report" },
  params_active_b: { label: "Active", unit: "B" },
  scenario: { label: "Run", format: (value) => RUNS[String(value)] ?? String(value) },
  mixer: { label: "Mixes by", format: (value) => MIXES[String(value)] ?? String(value) },
  dealing: { label: "A sequence is", format: (value) => DEALT[String(value)] ?? String(value) },
  value: { label: "Computed", unit: "×" },
  low: { label: "Least", unit: "×" },
  high: { label: "Most", unit: "×" },
  implementation: { label: "What was measured" },
  gpu: { label: "On" },
  is_crossover: { label: "Reported as", format: (value) => (value === true ? "faster from there on" : "speed-up") },
  tokens: { label: "Tokens" },
  gain: { label: "Times as fast as attention", unit: "×" },
  params_b: { label: "Parameters", unit: "B" },
  n_gpus: { label: "GPUs" },
  utilization: { label: "Utilization", unit: "%" },
  dense_utilization: { label: "of dense runs", unit: "%" },
  n_dense: { label: "Dense runs" },
  tax: { label: "Tax", unit: "×" },
};
