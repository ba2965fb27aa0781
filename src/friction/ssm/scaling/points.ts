import { crossoverLength } from "../../../analysis/sequence-scaling/crossover.js";
import { decodeStep, kernelGain } from "../../../analysis/sequence-scaling/roofline.js";
import { MIXERS, type Mixer, shapeOf } from "../../../analysis/sequence-scaling/shape.js";
import { type Layout, trainingTax } from "../../../analysis/sequence-scaling/training.js";
import { CLAIMED_RUNS } from "./machine.js";
import type { Scaling } from "./settings.js";

/** How figures name what mixes tokens. */
export const NAMES: Readonly<Record<Mixer, string>> = {
  attention: "attention",
  window: "sliding window",
  linear: "linear attention",
  mamba1: "scan (Mamba-1)",
  ssd: "SSD (Mamba-2)",
};

export interface Point {
  readonly series: string;
  readonly x: number;
  readonly y: number;
}

const LENGTHS = Array.from({ length: 49 }, (_, i) => 256 * 2 ** (i / 4));

const OTHERS = MIXERS.filter((mixer) => mixer !== "attention");

/** Curves of each mixer over a horizontal axis. */
function curves(
  mixers: readonly Mixer[],
  xs: readonly number[],
  y: (mixer: Mixer, x: number) => number,
): readonly Point[] {
  return mixers.flatMap((mixer) => xs.map((x) => ({ series: NAMES[mixer], x, y: y(mixer, x) })));
}

/** How many times as fast as attention each mixer's kernels are, by length. */
export function kernelGains({ shape, machine, kernels }: Scaling): readonly Point[] {
  return curves(OTHERS, LENGTHS, (mixer, tokens) => kernelGain(mixer, shape, machine, kernels, tokens));
}

/** A length from which on a mixer is faster than attention. */
export interface Crossover {
  readonly mixer: Mixer;
  readonly series: string;
  readonly tokens: number;
}

/** Where the kernels of a recurrence overtake those of attention, at lengths of up to 1M tokens. */
export function kernelCrossovers({ shape, machine, kernels }: Scaling): readonly Crossover[] {
  return crossovers((mixer, tokens) => kernelGain(mixer, shape, machine, kernels, tokens));
}

/** Where training as a whole gets cheaper than with attention. */
export function trainingCrossovers(scaling: Scaling): readonly Crossover[] {
  return crossovers((mixer, tokens) => 1 / taxAt(scaling, mixer, tokens));
}

function crossovers(ratio: (mixer: Mixer, tokens: number) => number): readonly Crossover[] {
  return (["linear", "mamba1", "ssd"] as const).flatMap((mixer) => {
    const tokens = crossoverLength((n) => ratio(mixer, n), 256, 2 ** 20);
    return tokens === null || tokens === 256 ? [] : [{ mixer, series: NAMES[mixer], tokens }];
  });
}

function taxAt({ shape, machine, kernels, layout, run }: Scaling, mixer: Mixer, length: number): number {
  return trainingTax(mixer, shape, machine, kernels, layout, { ...run, length });
}

/** Times the training time of attention, by length of the sequences. */
export function taxesByLength(scaling: Scaling): readonly Point[] {
  return curves(OTHERS, LENGTHS, (mixer, length) => taxAt(scaling, mixer, length));
}

/** The setting's own tax. */
export function taxOf(scaling: Scaling): number {
  return taxAt(scaling, scaling.mixer, scaling.run.length);
}

const [FIRST, LAST] = CLAIMED_RUNS;

/** By which power of the parameters GPUs, and GPUs that share a layer, grow from the claims' first run to their last. */
const POWERS = {
  gpus: Math.log(LAST.gpus / FIRST.gpus) / Math.log(LAST.parameters / FIRST.parameters),
  tensor: Math.log(LAST.tensor / FIRST.tensor) / Math.log(LAST.parameters / FIRST.parameters),
};

/** How a sequence is dealt out over the GPUs of a run. */
export const DEALINGS = [
  { label: "sequences whole", isShared: false, passing: "serial" },
  { label: "cut over all GPUs, states by prefix scan", isShared: true, passing: "prefix" },
  { label: "cut over all GPUs, states one by one", isShared: true, passing: "serial" },
] as const;

/** A run between and beyond those of the claims: more parameters on more GPUs, more of which share each layer. */
export function claimedLayout(parameters: number, { isShared, passing }: (typeof DEALINGS)[number]): Layout {
  const growth = parameters / FIRST.parameters;
  const gpus = Math.max(1, FIRST.gpus * growth ** POWERS.gpus);
  const tensor = Math.min(gpus, Math.max(1, FIRST.tensor * growth ** POWERS.tensor));
  return { gpus, tensor, context: isShared ? gpus / tensor : 1, passing };
}

/** Billions of parameters at which the tax is drawn. */
const SIZES = Array.from({ length: 41 }, (_, i) => 10 ** (i / 20));

/** The chosen model's tax by size, each with the GPUs of the claims. */
export function taxesBySize({ machine, kernels, run, mixer }: Scaling): readonly Point[] {
  return DEALINGS.flatMap((dealing) =>
    SIZES.map((x) => {
      const layout = claimedLayout(x * 1e9, dealing);
      return { series: dealing.label, x, y: trainingTax(mixer, shapeOf(x * 1e9), machine, kernels, layout, run) };
    }),
  );
}

const CONTEXTS = Array.from({ length: 41 }, (_, i) => 1024 * 2 ** (i / 4));

/** What a step of writing is asked for. */
export function decoding({ batch }: Pick<Scaling, "batch">, context: number) {
  return { batch, context, bytesPerWeight: 2, bytesPerCachedValue: 2, bytesPerStateValue: 4 };
}

/** Milliseconds of a step of writing on one GPU, by context. */
export function decodeTimes(scaling: Scaling): readonly Point[] {
  const { shape, machine, kernels } = scaling;
  return curves(
    MIXERS,
    CONTEXTS,
    (mixer, context) => 1e3 * decodeStep(mixer, shape, machine, kernels, decoding(scaling, context)).seconds,
  );
}
