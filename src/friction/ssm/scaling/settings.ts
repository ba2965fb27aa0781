import type { Kernels, Machine } from "../../../analysis/sequence-scaling/roofline.js";
import { type Mixer, type Shape, shapeOf } from "../../../analysis/sequence-scaling/shape.js";
import type { Layout, Links, Passing, Run } from "../../../analysis/sequence-scaling/training.js";
import { type Choice, chosenOf } from "../../../ui/choice.js";
import { type Quantity, quantityOf } from "../../../ui/quantity-control.js";
import type { PageState } from "../../../ui/url-state.js";
import { kernelsAt, machineAt, type ScalingInput, type ScanGpu } from "./machine.js";

export const PARAMETERS: Quantity = {
  key: "params",
  label: "Parameters",
  unit: "billion",
  standard: 7,
  min: 0.1,
  max: 1000,
  slider: "log",
};

export const LENGTH: Quantity = {
  key: "tokens",
  label: "Tokens of a sequence",
  standard: 4096,
  min: 256,
  max: 1_048_576,
  whole: true,
  slider: "log",
};

export const WINDOW: Quantity = {
  key: "window",
  label: "A window reaches back",
  unit: "tokens",
  standard: 4096,
  min: 64,
  max: 1_048_576,
  whole: true,
};

export const BATCH: Quantity = {
  key: "batch",
  label: "Sequences written at once",
  standard: 16,
  min: 1,
  max: 4096,
  whole: true,
};

export const GPUS: Quantity = { key: "gpus", label: "GPUs in all", standard: 8, min: 1, max: 65_536, whole: true };

export const TENSOR: Quantity = {
  key: "team",
  label: "GPUs that share each layer",
  standard: 1,
  min: 1,
  max: 64,
  whole: true,
};

export const PARTS: Quantity = {
  key: "parts",
  label: "Parts that a sequence is cut into",
  standard: 1,
  min: 1,
  max: 4096,
  whole: true,
};

export const PASSING: Choice<Passing> = {
  key: "passing",
  legend: "States go from part to part",
  legendShown: true,
  options: [
    { value: "serial", label: "one by one" },
    { value: "prefix", label: "by a prefix scan" },
  ],
};

export const MIXER: Choice<Mixer> = {
  key: "mixer",
  legend: "The model of the tax",
  legendShown: true,
  options: [
    { value: "ssd", label: "SSD (Mamba-2)" },
    { value: "mamba1", label: "scan (Mamba-1)" },
    { value: "linear", label: "linear attention" },
  ],
};

/** Tokens between two updates of the weights. */
const TOKENS_PER_STEP = 2 ** 22;

/** The inputs that are known as ranges, each with the unit in which a reader sets it. */
export const INPUTS: Readonly<Record<ScalingInput, Quantity & { readonly scale: number }>> = {
  projectionShare: share("projections", "Projections reach"),
  attentionShare: share("attention", "Attention reaches", 60),
  chunkShare: share("chunks", "Products in chunks reach", 40),
  vectorShare: share("vectors", "Vector units reach", 40),
  memoryShare: { ...share("memory", "Memory reaches", 80), unit: "% of its bandwidth" },
  exponential: {
    key: "exponential",
    label: "An exponential costs",
    unit: "operations",
    standard: 16,
    min: 1,
    max: 64,
    scale: 1,
  },
  stateBytes: {
    key: "state_bytes",
    label: "A value of a chunk’s state moves",
    unit: "bytes",
    standard: 8,
    min: 0,
    max: 64,
    scale: 1,
  },
  withinGbs: {
    key: "within",
    label: "A GPU sends within a machine",
    unit: "GB/s",
    standard: 153,
    min: 1,
    max: 2000,
    scale: 1,
  },
  betweenGbs: {
    key: "between",
    label: "A GPU sends between machines",
    unit: "GB/s",
    standard: 51,
    min: 1,
    max: 2000,
    scale: 1,
  },
  microseconds: {
    key: "exchange",
    label: "An exchange takes at least",
    unit: "µs",
    standard: 10,
    min: 0,
    max: 1000,
    scale: 1,
  },
};

function share(key: string, label: string, standard = 60): Quantity & { readonly scale: number } {
  return { key, label, unit: "% of the peak", standard, min: 1, max: 100, scale: 0.01 };
}

/** A setting of a claim under one click. */
export const PRESETS: readonly { readonly label: string; readonly values: Readonly<Record<string, string | null>> }[] =
  [
    { label: "7B on 8 GPUs, sequences whole", values: {} },
    { label: "7B on 8 GPUs, each sequence over all", values: { parts: "8" } },
    { label: "65B on 512 GPUs, sequences whole", values: { params: "65", gpus: "512", team: "8" } },
    { label: "65B on 512 GPUs, each sequence over all", values: { params: "65", gpus: "512", team: "8", parts: "64" } },
  ];

/** The keys that a preset sets or sets back. */
export const PRESET_KEYS = [PARAMETERS, LENGTH, GPUS, TENSOR, PARTS, PASSING].map(({ key }) => key);

export function gpuChoice(gpus: readonly ScanGpu[]): Choice<string> {
  return {
    key: "gpu",
    legend: "Accelerator",
    options: gpus.map(({ name }) => ({ value: name, label: name })),
    standard: gpus.some(({ name }) => name === "H100 SXM") ? "H100 SXM" : (gpus[0]?.name ?? ""),
  };
}

/** Everything that the section computes from. */
export interface Scaling {
  readonly gpu: ScanGpu;
  readonly shape: Shape;
  readonly machine: Machine & Links;
  readonly kernels: Kernels;
  readonly layout: Layout;
  readonly run: Run;
  readonly mixer: Mixer;
  readonly batch: number;
  /** What the address asks for and no machine can do, in words. */
  readonly problems: readonly string[];
}

/** What the address sets; null where no accelerator is on record. */
export function scalingOf(state: Pick<PageState, "get">, gpus: readonly ScanGpu[]): Scaling | null {
  const gpu = gpus.find(({ name }) => name === chosenOf(state, gpuChoice(gpus)));
  if (gpu === undefined) return null;
  const at = (id: ScalingInput) => quantityOf(state, INPUTS[id]) * INPUTS[id].scale;
  const [all, team, parts] = [GPUS, TENSOR, PARTS].map((quantity) => quantityOf(state, quantity));
  const { layout, problems } = layoutOf(all ?? 1, team ?? 1, parts ?? 1, chosenOf(state, PASSING));
  return {
    gpu,
    shape: shapeOf(quantityOf(state, PARAMETERS) * 1e9, quantityOf(state, WINDOW)),
    machine: machineAt(gpu, at),
    kernels: kernelsAt(at),
    layout,
    run: { length: quantityOf(state, LENGTH), tokensPerStep: TOKENS_PER_STEP },
    mixer: chosenOf(state, MIXER),
    batch: quantityOf(state, BATCH),
    problems,
  };
}

/** A layout that the GPUs suffice for, and what was cut down to that. */
export function layoutOf(
  gpus: number,
  team: number,
  parts: number,
  passing: Passing,
): { readonly layout: Layout; readonly problems: readonly string[] } {
  const tensor = Math.min(team, gpus);
  const context = Math.min(parts, Math.floor(gpus / tensor));
  const isCut = tensor < team || context < parts;
  return {
    layout: { gpus, tensor, context, passing },
    problems: isCut
      ? [`${parts} parts of ${team} GPUs take more than ${gpus}: counted with ${context} of ${tensor}.`]
      : [],
  };
}
