import type { Conditions, Machine, ServedModel } from "../../analysis/moe-serving.js";
import type { Gpu } from "../../memory/gpu-rows.js";
import { type Choice, chosenOf } from "../../ui/choice.js";
import { type Quantity, quantityOf } from "../../ui/quantity-control.js";
import type { PageState } from "../../ui/url-state.js";
import { conditionsAt, type ServingInput } from "./serving-ranges.js";
import { machineOf, type ServingRow, servedModel } from "./serving-rows.js";

export const BATCH: Quantity = {
  key: "batch",
  label: "Sequences at once",
  standard: 32,
  min: 1,
  max: 4096,
  whole: true,
  slider: "log",
};

export const CONTEXT: Quantity = {
  key: "context",
  label: "Context",
  unit: "tokens",
  standard: 4096,
  min: 1024,
  max: 1_048_576,
  whole: true,
  slider: "log",
};

export const GPUS: Quantity = { key: "gpus", label: "How many", standard: 4, min: 1, max: 128, whole: true };

export const BITS: Choice<string> = {
  key: "bits",
  legend: "Weights and cache at",
  legendShown: true,
  options: [
    { value: "16", label: "16 bits" },
    { value: "8", label: "8 bits" },
  ],
};

/** The inputs that are known as ranges, each with the key and the unit in which a reader sets it. */
export const INPUTS: Readonly<Record<ServingInput, Quantity & { readonly scale: number }>> = {
  memoryEfficiency: {
    key: "memory_share",
    label: "Memory reaches",
    unit: "% of its bandwidth",
    standard: 80,
    min: 1,
    max: 100,
    scale: 0.01,
  },
  computeEfficiency: {
    key: "compute_share",
    label: "Arithmetic reaches",
    unit: "% of the peak",
    standard: 60,
    min: 1,
    max: 100,
    scale: 0.01,
  },
  mixtureEfficiency: {
    key: "mixture_share",
    label: "A mixture’s kernels reach",
    unit: "% of that",
    standard: 100,
    min: 1,
    max: 100,
    scale: 0.01,
  },
  skew: { key: "skew", label: "Skew of the experts", unit: "Zipf exponent", standard: 0, min: 0, max: 3, scale: 1 },
  linkGbs: { key: "link", label: "A GPU sends", unit: "GB/s", standard: 153, min: 1, max: 2000, scale: 1 },
  linkMicroseconds: {
    key: "exchange",
    label: "An exchange takes at least",
    unit: "µs",
    standard: 10,
    min: 0,
    max: 1000,
    scale: 1,
  },
};

/** The setting that the claims are read under when the address says nothing. */
export const STANDARD = { mixture: "mixtral-8x7b", dense: "llama-2-70b", gpu: "H100 SXM" } as const;

/** The lists from which mixture, dense model and accelerator are chosen. */
export function servingChoices(rows: readonly ServingRow[], gpus: readonly Gpu[]) {
  const served = rows.filter((row) => servedModel(row) !== null);
  const named = (ffn: string) =>
    served.filter((row) => row.ffn === ffn).map(({ id, name }) => ({ value: id, label: name }));
  const machines = gpus.filter((gpu) => gpu.bandwidthGbs !== null && gpu.tflops !== null);
  return {
    mixture: { key: "mixture", legend: "Mixture", options: named("moe"), standard: STANDARD.mixture },
    dense: { key: "against", legend: "Dense model", options: named("dense"), standard: STANDARD.dense },
    gpu: {
      key: "accelerator",
      legend: "Accelerator",
      options: machines.map(({ name, memoryGb }) => ({ value: name, label: `${name}, ${memoryGb.value} GB` })),
      standard: STANDARD.gpu,
    },
  } satisfies Record<string, Choice<string>>;
}

/** Everything that the section computes from. */
export interface Serving {
  readonly mixture: { readonly name: string; readonly model: ServedModel };
  readonly dense: { readonly name: string; readonly model: ServedModel };
  readonly gpu: Gpu;
  readonly machine: Machine;
  readonly conditions: Conditions;
  readonly batch: number;
  readonly context: number;
}

/** What the address sets; null where the rows lack a model or the datasheet. */
export function servingOf(
  state: Pick<PageState, "get">,
  choices: ReturnType<typeof servingChoices>,
  rows: readonly ServingRow[],
  gpus: readonly Gpu[],
): Serving | null {
  const named = (choice: Choice<string>) => {
    const row = rows.find(({ id }) => id === chosenOf(state, choice));
    const model = row === undefined ? null : servedModel(row);
    return row === undefined || model === null ? null : { name: row.name, model };
  };
  const [mixture, dense] = [named(choices.mixture), named(choices.dense)];
  const gpu = gpus.find(({ name }) => name === chosenOf(state, choices.gpu));
  if (mixture === null || dense === null || gpu === undefined) return null;
  const at = (id: ServingInput) => quantityOf(state, INPUTS[id]) * INPUTS[id].scale;
  const machine = machineOf(gpu, quantityOf(state, GPUS), {
    bandwidthGbs: at("linkGbs"),
    latency: at("linkMicroseconds") / 1e6,
  });
  if (machine === null) return null;
  const bytes = Number(chosenOf(state, BITS)) / 8;
  return {
    mixture,
    dense,
    gpu,
    machine,
    conditions: conditionsAt(at, bytes, bytes),
    batch: quantityOf(state, BATCH),
    context: quantityOf(state, CONTEXT),
  };
}
