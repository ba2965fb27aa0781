import { date, integer, number, oneOf, text } from "../column.js";
import { atMost, disputeNeedsNote, seenNeedsSource } from "../rules.js";
import { table } from "../table.js";
import { ID, optionalArchitectureId, provenance } from "./common.js";

const positive = (description: string, unit?: string) =>
  integer(description, { min: 1, optional: true, ...(unit === undefined ? {} : { unit }) });

export const moeMeasurements = table({
  name: "moe_measurements",
  title: "Mixture-of-experts gains, claimed and measured",
  description: "one claimed or measured effect of a mixture of experts against a baseline",
  key: ["id"],
  rules: [atMost("value_low", "value_high"), seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the row", { pattern: ID }),
    system: text("System or family that was measured"),
    model: text("Mixture model"),
    model_id: text("The same model in the models table", {
      references: { table: "models", column: "id" },
      optional: true,
    }),
    baseline: text("What it is compared with", { optional: true }),
    baseline_kind: oneOf(
      "Kind of baseline",
      {
        dense: "a dense model",
        same_model: "the same model or layer on another system, accelerator or number format",
        other_moe: "another mixture of experts",
        other_model: "models of another or a mixed kind",
      },
      { optional: true },
    ),
    metric: oneOf("What the figure says", {
      throughput_speedup: "times the baseline's throughput",
      latency_speedup: "times faster for one request",
      training_speedup: "times faster to equal quality",
      cost_ratio: "times cheaper",
      memory_ratio: "the baseline's memory over the mixture's: above 1 the mixture needs less",
      slowdown: "times slower than the baseline",
      quality_at_equal_compute: "quality at equal compute",
    }),
    value_low: number("Figure, or the lower end of its range", { optional: true }),
    value_high: number("Figure, or the upper end of its range", { optional: true }),
    unit: oneOf("Unit of the figure", { x: "a ratio" }, { optional: true }),
    context_tokens: positive("Context length", "tokens"),
    batch: positive("Batch size", "sequences"),
    hardware: text("Accelerator", { optional: true }),
    n_gpus: positive("Number of accelerators"),
    phase: oneOf("Phase that was timed", {
      training: "training",
      prefill: "reading the prompt",
      decode: "writing tokens",
      end_to_end: "whole requests, or phase not stated",
    }),
    kind: oneOf("Who says so", {
      marketing_claim: "an announcement",
      paper_measurement: "the authors' paper or report",
      independent_measurement: "somebody else",
    }),
    date: date("When it was reported"),
    ...provenance,
  },
});

export const kernelBenchmarks = table({
  name: "kernel_benchmarks",
  title: "Published GPU figures",
  description: "one published figure of a kernel, a training run or a datasheet",
  key: ["id"],
  rules: [atMost("value", "value_high"), seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the row", { pattern: ID }),
    architecture_id: optionalArchitectureId("Technique that the primitive stands for"),
    primitive: text("Primitive that was timed", { pattern: ID }),
    implementation: text("Code or product that was timed"),
    gpu: text("Accelerator", { optional: true }),
    dtype: text("Number format", { optional: true }),
    shape: text("Shape or setting", { optional: true }),
    metric: oneOf("What the figure says", {
      tflops: "teraFLOP per second",
      gbps: "gigabytes per second",
      pct_of_peak: "percent of the datasheet's peak",
      mfu_pct: "model FLOP utilization, percent",
      tensor_core_utilization_pct: "tensor-core utilization, percent",
      speedup_vs: "times faster than the baseline",
      slowdown_vs: "times slower than the baseline",
      pct_of_baseline: "percent of the baseline's speed",
      memory_saving_x: "times less memory than the baseline",
      share_of_latency_pct: "share of latency, percent",
      tokens_per_s: "tokens per second",
      latency_us: "microseconds",
      time_ms: "milliseconds",
      training_days: "days of training",
      memory_gb: "gigabytes of memory",
      sram_mb: "megabytes of on-chip memory",
      crossover_tokens: "sequence length at which it overtakes the baseline, tokens",
      flops_per_edge: "FLOP for one edge",
    }),
    value: number("Figure, or the lower end of its range"),
    value_high: number("Upper end of the range", { optional: true }),
    baseline: text("What it is compared with", { optional: true }),
    peak_tflops: number("Peak of the accelerator in that number format", { min: 0, unit: "TFLOP/s", optional: true }),
    date: date("When it was reported, or read where the source has no date"),
    ...provenance,
  },
});

export const orchestrationFacts = table({
  name: "orchestration_facts",
  title: "Facts on tool orchestration",
  description: "one figure that bears on the ToolOrchestra analysis",
  key: ["id"],
  rules: [seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the row", { pattern: ID }),
    quantity: text("What is measured"),
    value_low: number("First figure: the value, a range's lower end, or the first of the pair that quantity names", {
      optional: true,
    }),
    value_high: number("Second figure: the value, a range's upper end, or the second of the pair", { optional: true }),
    unit: text("Unit of the figures", { optional: true }),
    context: text("Setting of the figure"),
    date: date("When it was reported"),
    ...provenance,
  },
});
