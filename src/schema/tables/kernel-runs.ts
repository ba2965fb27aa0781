import { boolean, date, integer, number, oneOf, text } from "../column.js";
import { table } from "../table.js";
import { ID, optionalArchitectureId } from "./common.js";

const unlessMeasured = { min: 0, optional: true } as const;

/** Not a CSV file like the others: its rows are read from the run files in `data/runs`. */
export const kernelRuns = table({
  name: "kernel_runs",
  title: "Kernel runs",
  description: "one kernel that was run at one size on one device, with the median of its times",
  key: ["id"],
  columns: {
    id: text("Run file, kernel, and its place in the file", { pattern: ID }),
    run: text("Name of the run file, which holds every sample", { pattern: ID }),
    date: date("When it was run"),
    adapter: text("Device, as it names itself"),
    is_software: boolean("Whether a processor computed in place of a GPU: such times say nothing about one"),
    driver: text("Driver, as far as it names itself", { optional: true }),
    runtime: text("What carried WebGPU: browser, or Dawn in Node"),
    size: oneOf("Set of parameters", {
      quick: "a second of work for a processor",
      standard: "for the GPU of a laptop",
      large: "for the GPU of a data centre",
    }),
    kernel: text("Kernel", { pattern: ID }),
    family: text("Family of kernels that compute one thing in several ways", { pattern: ID }),
    architecture_id: optionalArchitectureId("Technique that the kernel stands for"),
    parameters: text("Parameters of the kernel, as JSON"),
    status: oneOf("Outcome", {
      passed: "right, and timed",
      failed: "wrong, so not timed",
      unsupported: "the device lacks what it needs",
      error: "it stopped on an error",
    }),
    reason: text("Why there is no time", { optional: true }),
    median_ms: number("Median time of one run", { ...unlessMeasured, unit: "ms" }),
    low_ms: number("Lower end of the median's 95% interval", { ...unlessMeasured, unit: "ms" }),
    high_ms: number("Upper end of the median's 95% interval", { ...unlessMeasured, unit: "ms" }),
    lower_quartile_ms: number("Lower quartile of the times", { ...unlessMeasured, unit: "ms" }),
    upper_quartile_ms: number("Upper quartile of the times", { ...unlessMeasured, unit: "ms" }),
    n_samples: integer("Samples", unlessMeasured),
    repeats: integer("Runs in a sample", unlessMeasured),
    timing: oneOf(
      "Clock",
      { "timestamp-query": "the device's own", "wall-clock": "the processor's, around a batch of submissions" },
      { optional: true },
    ),
    useful_flops: number("Operations that the result needs, whatever the method does", {
      ...unlessMeasured,
      unit: "FLOP",
    }),
    compulsory_bytes: number("Bytes if each input is read once and each output written once", {
      ...unlessMeasured,
      unit: "B",
    }),
    allocated_bytes: number("Bytes of all buffers", { ...unlessMeasured, unit: "B" }),
    scratch_bytes: number("Bytes of buffers that only the method needs", { ...unlessMeasured, unit: "B" }),
    max_error: number("Largest error, relative to the output's root mean square", unlessMeasured),
    tolerance: number("Largest error allowed", unlessMeasured),
    source_hash: text("Names the code and the shapes that ran", { optional: true }),
    code: oneOf(
      "Whether the kernel is still what ran, by its source hash",
      {
        today: "today's kernel gives the same code",
        other: "the kernel was changed since, and its time may be another",
        unknown: "the code depends on more of the device than the run file tells",
      },
      { optional: true },
    ),
    evidence: oneOf("How far the row's facts were checked", {
      measured: "measured by this project; the run file holds every sample",
    }),
    note: text("What a reader must know beside the figures", { optional: true }),
  },
});
