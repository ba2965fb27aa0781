import { uniform } from "../../inputs.js";
import type { BufferSpec, Cost, Inputs, KernelParameters, Reference, Size, Tolerance } from "../../kernel.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { type RecurrentShape, reader, recurrenceReference, recurrentShape } from "./shape.js";

/** The selective scan of Mamba (Gu and Dao 2023, equation 2a with a diagonal A), each channel with a state of its own. */
export interface ScanShape extends RecurrentShape {
  /** Heads times their channels: this layer has no heads, and is as wide as one that has. */
  readonly channels: number;
  /** Vectors of four that hold a channel's state. */
  readonly vectors: number;
}

export function scanShape(parameters: KernelParameters): ScanShape {
  const shape = recurrentShape(parameters);
  return { ...shape, channels: shape.heads * shape.headDim, vectors: Math.ceil(shape.state / 4) };
}

/** As wide and as long as the layers with matrix states; Mamba's state is 16. */
export const SCAN_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { sequence: 256, heads: 4, headDim: 64, state: 16 },
  standard: { sequence: 4096, heads: 32, headDim: 64, state: 16 },
  large: { sequence: 8192, heads: 32, headDim: 64, state: 16 },
};

export function scanBuffers({ sequence, channels, state }: ScanShape): readonly BufferSpec[] {
  return [
    { name: "x", type: "f32", length: sequence * channels, role: "input" },
    { name: "dt", type: "f32", length: sequence * channels, role: "input" },
    { name: "a", type: "f32", length: channels * state, role: "input" },
    { name: "b", type: "f32", length: sequence * state, role: "input" },
    { name: "c", type: "f32", length: sequence * state, role: "input" },
    { name: "y", type: "f32", length: sequence * channels, role: "output" },
  ];
}

/** Decays exp(Δ A) lie between 0.82 and 1. */
export function scanInputs(parameters: KernelParameters, random: () => number): Inputs {
  const { sequence, channels, state } = scanShape(parameters);
  return {
    x: uniform(sequence * channels, random),
    dt: uniform(sequence * channels, random, 0.001, 0.2),
    a: uniform(channels * state, random, -1, -0.1),
    b: uniform(sequence * state, random),
    c: uniform(sequence * state, random),
  };
}

/** h ← exp(Δ A) h + Δ B x, then y = C h. */
export function scanReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
  const { channels, state } = scanShape(parameters);
  const [x, dt, a] = [reader(inputs, "x"), reader(inputs, "dt"), reader(inputs, "a")];
  const [b, c] = [reader(inputs, "b"), reader(inputs, "c")];
  return {
    y: recurrenceReference({ heads: channels, headDim: 1 }, state, (token, channel, h, row) => {
      const step = dt(token * channels + channel);
      const entering = step * x(token * channels + channel);
      let sum = 0;
      for (let n = 0; n < state; n++) {
        const next = Math.exp(step * a(channel * state + n)) * (h[n] ?? 0) + entering * b(token * state + n);
        h[n] = next;
        if (row) sum += c(token * state + n) * next;
      }
      if (row) row[0] = sum;
    }),
  };
}

/** Tokens that the slowest state remembers: 1 / (1 − exp(Δ A)) at the mean of Δ and the least of |A|. */
const MEMORY = 100;

export function scanTolerance(parameters: KernelParameters): Tolerance {
  const { sequence, state } = scanShape(parameters);
  return {
    relative: (8 * Math.sqrt(state + 64) + 6 * Math.min(sequence, MEMORY)) * F32_ROUNDOFF,
    derivation:
      "A state is decayed by one factor a token, and WGSL allows each exp an error of 3 + 2|x| units of 2⁻²³, all of which may lean the same way: six roundings for each of the 100 tokens that the slowest state remembers, and the rounding errors of sums over state and tokens, which grow as the root of their number.",
  };
}

/** A token and channel, an exponential counted as one: Δ A, exp, decay, outer product and sum, Ch, 7N; Δ x. */
export function scanCost(parameters: KernelParameters): Cost {
  const { sequence, channels, state } = scanShape(parameters);
  return {
    usefulFlops: sequence * channels * (7 * state + 1),
    compulsoryBytes: 4 * (3 * sequence * channels + channels * state + 2 * sequence * state),
  };
}
