import { bytesPerSequence } from "../analysis/kv-cache.js";
import { largestBatch, longestContext, type Serving } from "../analysis/memory.js";
import { quantityOf } from "../ui/quantity-control.js";
import { rejection } from "../ui/rejection.js";
import type { PageState } from "../ui/url-state.js";
import type { Gpu } from "./gpu-rows.js";
import { BATCH, bytesAt, CACHE_BITS, CONTEXT, GPU_KEY, GPUS, RESERVE, STANDARD_GPU, WEIGHT_BITS } from "./settings.js";
import type { Subject } from "./subject.js";

/** A model on accelerators, as the page's controls say. */
export interface Plan {
  readonly subject: Subject;
  readonly gpu: Gpu;
  /** Without weights where the number of parameters is not known. */
  readonly serving: Serving;
  readonly tokens: number;
  readonly batch: number;
}

/** The accelerator that the address names; of a name that none has it says so, and has the standard one. */
export function readGpu(state: Pick<PageState, "get">, gpus: readonly Gpu[]) {
  const text = state.get(GPU_KEY) ?? STANDARD_GPU;
  const gpu = gpus.find(({ name }) => name === text);
  if (gpu !== undefined) return { gpu, problems: [] };
  const standard = gpus.find(({ name }) => name === STANDARD_GPU) ?? gpus[0] ?? null;
  return {
    gpu: standard,
    problems: [rejection(GPU_KEY, text, "an accelerator of the list", `${standard?.name ?? "none"} is used`)],
  };
}

export function planOf(state: Pick<PageState, "get">, subject: Subject | null, gpus: readonly Gpu[]): Plan | null {
  const { gpu } = readGpu(state, gpus);
  if (subject === null || gpu === null) return null;
  return {
    subject,
    gpu,
    tokens: quantityOf(state, CONTEXT),
    batch: quantityOf(state, BATCH),
    serving: {
      geometry: subject.built,
      parameters: subject.parameters ?? 0,
      bytesPerWeight: bytesAt(state, WEIGHT_BITS),
      bytesPerCachedValue: bytesAt(state, CACHE_BITS),
      gpus: quantityOf(state, GPUS),
      gpuMemoryBytes: gpu.memoryGb.value * 1e9,
      reserve: quantityOf(state, RESERVE) / 100,
    },
  };
}

/** What a plan comes to, in bytes, sequences and tokens. */
export function outcomeOf({ serving, tokens, batch }: Plan) {
  return {
    /** Of one sequence, wherever it is kept. */
    sequenceBytes: bytesPerSequence(serving.geometry, tokens, serving.bytesPerCachedValue),
    weightBytes: serving.parameters * serving.bytesPerWeight,
    largestBatch: largestBatch(serving, tokens),
    longestContext: longestContext(serving, batch, CONTEXT.max),
  };
}
