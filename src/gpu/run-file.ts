import * as v from "valibot";
import { medianInterval } from "../analysis/median-interval.js";
import { summarize } from "../analysis/summary.js";
import { namesSoftware } from "./device.js";
import { type Kernel, SIZES } from "./kernel.js";
import { kernelNamed } from "./kernels/index.js";
import { problemText } from "./run-problems.js";

/** Marks a file as a run of the kernel lab. */
export const RUN_FORMAT = "hardware-friction-map/kernel-run";

export const RUN_VERSION = 1;

/**
 * Operations and bytes a second that no device reaches: about five and a hundred times what the fastest GPU of 2025
 * computes in four bits (2e16) and reads from its memory (8e12). Caches are faster than memory, hence the wider margin.
 */
const MOST_FLOPS_PER_SECOND = 1e17;
const MOST_BYTES_PER_SECOND = 1e15;

const DAY_MS = 86_400_000;

const text = v.pipe(v.string(), v.maxLength(400));
const positive = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const numbers = v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.number(), v.finite()));

const measured = v.strictObject({
  status: v.literal("passed"),
  kernelId: text,
  parameters: numbers,
  tuning: numbers,
  sourceHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, "must be 16 hexadecimal digits")),
  maxError: positive,
  tolerance: positive,
  checkedElements: count,
  totalElements: count,
  timing: v.picklist(["timestamp-query", "wall-clock"]),
  repeats: v.pipe(count, v.minValue(1)),
  /** Milliseconds of one run, in the order in which they were taken. */
  samplesMs: v.pipe(
    v.array(v.pipe(v.number(), v.finite(), v.gtValue(0))),
    v.minLength(6, "has too few samples: a median needs six or more"),
    v.maxLength(1000),
  ),
  usefulFlops: positive,
  compulsoryBytes: positive,
  allocatedBytes: count,
  scratchBytes: count,
});

/** A kernel that gave no time: it was wrong, could not run here, or stopped on an error. */
const unmeasured = v.strictObject({
  status: v.picklist(["failed", "unsupported", "error"]),
  kernelId: text,
  parameters: numbers,
  reason: v.pipe(v.string(), v.maxLength(4000)),
});

const runFile = v.pipe(
  v.strictObject({
    format: v.literal(RUN_FORMAT, `does not say that it is a “${RUN_FORMAT}”`),
    version: v.literal(RUN_VERSION, `only version ${RUN_VERSION} is known to this lab`),
    recordedAt: v.pipe(
      v.string(),
      v.isoTimestamp(),
      v.check(
        (at) => !isLaterThanTomorrow(at),
        ({ input }) => `is later than tomorrow by the clock of this computer: ${input}`,
      ),
    ),
    adapter: v.strictObject({
      vendor: text,
      architecture: text,
      device: text,
      description: text,
      isSoftware: v.boolean(),
    }),
    /**
     * The driver's name and version; null where unknown, as in a browser, whose `GPUAdapterInfo` has no field for it.
     * Dawn's package for Node gives them as the adapter's description. Older runs have an empty text instead.
     */
    driver: v.nullable(text),
    /** Name and version of what carries WebGPU. */
    runtime: text,
    size: v.picklist(SIZES),
    results: v.pipe(
      v.array(v.variant("status", [measured, unmeasured])),
      v.minLength(1, "is empty: a run has at least one result"),
      v.maxLength(5000),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const { results, adapter } = value;
    if (!adapter.isSoftware && namesSoftware(adapter)) {
      const message = "is false, although the adapter's name is that of a software adapter";
      addIssue({ message, path: [placeIn(value, "adapter", adapter), placeIn(adapter, "isSoftware", false)] });
    }
    const seen = new Set<string>();
    for (const [index, result] of results.entries()) {
      const key = resultKey(result);
      const problem = seen.has(key) ? `${result.kernelId} is there twice at these parameters` : misstatement(result);
      seen.add(key);
      if (problem === null) continue;
      const place = { type: "array", origin: "value", input: results, key: index, value: result } as const;
      addIssue({ message: problem, path: [placeIn(value, "results", results), place] });
    }
  }),
);

/** Tomorrow is let through: where the run was taken the day may have begun already. Days are those of UTC. */
function isLaterThanTomorrow(recordedAt: string): boolean {
  return Date.parse(recordedAt.slice(0, 10)) > Date.now() + DAY_MS;
}

function placeIn(input: object, key: string, value: unknown): v.ObjectPathItem {
  return { type: "object", origin: "value", input: { ...input }, key, value };
}

type Result = v.InferOutput<typeof measured> | v.InferOutput<typeof unmeasured>;

/** The same for the results of one kernel at the same parameters, in whatever order they are written. */
function resultKey({ kernelId, parameters }: Result): string {
  return JSON.stringify([kernelId, ...Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** What a result says of a kernel that the lab's own code contradicts; null where nothing. */
function misstatement(result: Result): string | null {
  const kernel = kernelNamed(result.kernelId);
  if (!kernel) return `the lab has no kernel ${result.kernelId}`;
  for (const { name, min, max } of kernel.parameters) {
    const value = result.parameters[name];
    if (value === undefined || !Number.isInteger(value) || value < min || value > max)
      return `${name} of ${kernel.id} must be a whole number from ${min} to ${max}, not ${value}`;
  }
  const unknown = Object.keys(result.parameters).find((key) => kernel.parameters.every(({ name }) => name !== key));
  if (unknown !== undefined) return `${kernel.id} has no parameter ${unknown}`;
  return result.status === "passed" ? misstated(kernel, result) : null;
}

function misstated(kernel: Kernel, result: v.InferOutput<typeof measured>): string | null {
  return misstatedCost(kernel, result) ?? misstatedCheck(kernel, result) ?? misstatedTime(kernel, result);
}

function misstatedCost(kernel: Kernel, result: v.InferOutput<typeof measured>): string | null {
  const { usefulFlops, compulsoryBytes } = kernel.cost(result.parameters);
  if (usefulFlops === result.usefulFlops && compulsoryBytes === result.compulsoryBytes) return null;
  return `${kernel.id} costs ${usefulFlops} operations and ${compulsoryBytes} bytes at these parameters, not ${result.usefulFlops} and ${result.compulsoryBytes}`;
}

/** A stricter tolerance than today's is an older one, under which the result was right all the same. */
function misstatedCheck(kernel: Kernel, result: v.InferOutput<typeof measured>): string | null {
  const { tolerance, checkedElements, totalElements } = result;
  const { relative } = kernel.tolerance(result.parameters);
  if (result.maxError > tolerance)
    return `${kernel.id} is marked as passed although its error is above its tolerance: ${result.maxError} above ${tolerance}`;
  if (tolerance > relative)
    return `${kernel.id} may err by ${relative} at these parameters, not by the tolerance of ${tolerance}`;
  if (checkedElements === 0) return "it is marked as passed although none of its elements were checked";
  if (checkedElements > totalElements)
    return `${checkedElements} elements were checked, more than all ${totalElements} of them`;
  return null;
}

function misstatedTime({ id }: Kernel, result: v.InferOutput<typeof measured>): string | null {
  const { samplesMs, usefulFlops, compulsoryBytes } = result;
  const medianMs = summarize(samplesMs)?.median ?? 0;
  // Samples that are missing or of no time are told for themselves.
  if (medianMs <= 0) return null;
  const flopsPerSecond = (usefulFlops / medianMs) * 1000;
  if (flopsPerSecond > MOST_FLOPS_PER_SECOND)
    return `${id} would do ${scientific(flopsPerSecond)} operations a second at the median of its times, and no device does more than ${scientific(MOST_FLOPS_PER_SECOND)}`;
  const bytesPerSecond = (compulsoryBytes / medianMs) * 1000;
  if (bytesPerSecond > MOST_BYTES_PER_SECOND)
    return `${id} would move ${scientific(bytesPerSecond)} bytes a second at the median of its times, and no device moves more than ${scientific(MOST_BYTES_PER_SECOND)}`;
  return null;
}

/** Such as 1.02e18, or as “too many” where the number is beyond all numbers. */
function scientific(rate: number): string {
  return Number.isFinite(rate) ? Number(rate.toPrecision(3)).toExponential().replace("+", "") : "too many";
}

export type RunFile = v.InferOutput<typeof runFile>;
export type RunResult = RunFile["results"][number];
export type MeasuredResult = v.InferOutput<typeof measured>;

export type ParsedRun =
  | { readonly kind: "run"; readonly run: RunFile }
  | {
      readonly kind: "invalid";
      /** Each with its place. */
      readonly problems: readonly string[];
      /** What to do about them, in a sentence. */
      readonly advice: string;
    };

/** Reads a run file from outside. A bad one gives its problems, each with its place, the first ten of them. */
export function parseRunFile(text: string): ParsedRun {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { kind: "invalid", problems: ["it is not JSON"], advice: SAVE_AGAIN };
  }
  const parsed = v.safeParse(runFile, input);
  if (parsed.success) return { kind: "run", run: parsed.output };
  const problems = parsed.issues.slice(0, 10).map((issue) => problemText(issue, text));
  const isLater = parsed.issues.some(({ path }) => path?.length === 1 && path[0].key === "version");
  return { kind: "invalid", problems, advice: isLater ? LOAD_AGAIN : SAVE_AGAIN };
}

const SAVE_AGAIN =
  "Bring the file as the lab saved it, or run the kernels again: nothing in it may be changed by hand.";

const LOAD_AGAIN = "Load this page again, as a newer lab may know it, or save the run with the lab of this page.";

export interface Timing {
  readonly medianMs: number;
  /** The 95% interval of the median. */
  readonly lowMs: number;
  readonly highMs: number;
  readonly lowerQuartileMs: number;
  readonly upperQuartileMs: number;
  readonly n: number;
}

/** Median, interval and quartiles of a result's samples. They are never stored, so they cannot disagree with them. */
export function timingOf({ samplesMs }: Pick<MeasuredResult, "samplesMs">): Timing {
  const interval = medianInterval(samplesMs);
  const summary = summarize(samplesMs);
  if (!interval || !summary) throw new Error(`${samplesMs.length} samples are too few for an interval`);
  return {
    medianMs: interval.median,
    lowMs: interval.low,
    highMs: interval.high,
    lowerQuartileMs: summary.lowerQuartile,
    upperQuartileMs: summary.upperQuartile,
    n: samplesMs.length,
  };
}
