import { bytesPerSequence } from "../analysis/kv-cache.js";
import { largestBatch, longestContext, type Serving } from "../analysis/memory.js";
import { type Choice, chosenOf } from "../ui/choice.js";
import { quantityOf } from "../ui/quantity-control.js";
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

/** The accelerators of the rows as a list to choose from. */
export function gpuChoice(gpus: readonly Gpu[]): Choice<string> {
  const standard = gpus.some(({ name }) => name === STANDARD_GPU) ? STANDARD_GPU : (gpus[0]?.name ?? STANDARD_GPU);
  const options = gpus.map(({ name, memoryGb }) => ({ value: name, label: `${name}, ${memoryGb.value} GB` }));
  return { key: GPU_KEY, legend: "Accelerator", options, standard };
}

export function planOf(state: Pick<PageState, "get">, subject: Subject | null, gpus: readonly Gpu[]): Plan | null {
  const chosen = chosenOf(state, gpuChoice(gpus));
  const gpu = gpus.find(({ name }) => name === chosen);
  if (subject === null || gpu === undefined) return null;
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
