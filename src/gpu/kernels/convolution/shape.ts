import { uniform } from "../../inputs.js";
import {
  type BufferSpec,
  type Cost,
  type Inputs,
  input,
  type KernelParameter,
  type KernelParameters,
  type Reference,
  type Size,
  type Sweep,
  size,
} from "../../kernel.js";

/** A causal convolution of each channel with a filter of its own: y[t] = Σ filter[k] x[t − k] over k < taps, k ≤ t. */
export interface ConvolutionShape {
  readonly channels: number;
  readonly sequence: number;
  /** Length of a filter. */
  readonly taps: number;
}

/** Of a long convolution, whose filters are as long as the sequence (Poli et al. 2023, section 2). */
export function longShape(parameters: KernelParameters): ConvolutionShape {
  const sequence = size(parameters, "sequence");
  return { channels: size(parameters, "channels"), sequence, taps: sequence };
}

export const LONG_PARAMETERS: readonly KernelParameter[] = [
  { name: "channels", label: "channels", min: 1, max: 65_536 },
  { name: "sequence", label: "sequence length", min: 1, max: 524_288 },
];

export const LONG_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { channels: 4, sequence: 2048 },
  standard: { channels: 64, sequence: 8192 },
  large: { channels: 256, sequence: 32_768 },
};

/** The direct sum grows with the square of the length, the transform hardly more than with the length. */
export const LONG_SWEEP: Sweep = {
  parameter: "sequence",
  values: [256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768],
};

/** Channels one after the other, time running within each. */
export function convolutionBuffers({ channels, sequence, taps }: ConvolutionShape): readonly BufferSpec[] {
  return [
    { name: "x", type: "f32", length: channels * sequence, role: "input" },
    { name: "filters", type: "f32", length: channels * taps, role: "input" },
    { name: "y", type: "f32", length: channels * sequence, role: "output" },
  ];
}

export function convolutionInputs({ channels, sequence, taps }: ConvolutionShape, random: () => number): Inputs {
  return { x: uniform(channels * sequence, random), filters: uniform(channels * taps, random) };
}

export function convolutionReference(
  { sequence, taps }: ConvolutionShape,
  inputs: Inputs,
): Readonly<Record<string, Reference>> {
  const x = input(inputs, "x");
  const filters = input(inputs, "filters");
  return {
    y(index) {
      const channel = Math.floor(index / sequence);
      const t = index % sequence;
      let sum = 0;
      for (let k = 0; k < taps && k <= t; k++) sum += (filters[channel * taps + k] ?? 0) * (x[index - k] ?? 0);
      return sum;
    },
  };
}

/** Multiplications and additions of the definition. */
export function convolutionCost({ channels, sequence, taps }: ConvolutionShape): Cost {
  const most = Math.min(taps, sequence);
  const products = most * sequence - (most * (most - 1)) / 2;
  return {
    usefulFlops: 2 * channels * products,
    compulsoryBytes: 4 * channels * (2 * sequence + taps),
  };
}

/**
 * The operations of the definition or those of fast transforms, whichever are fewer: what no method needs to do is not
 * useful, whether the direct sum does it or not. By the definition's operations alone a transform would seem to outrun
 * the device, and a direct sum to waste nothing.
 *
 * Transforms are of N = 2n points, so that the ends do not wrap around: those of a signal, its filter and their result
 * take 5/2 N log₂ N operations each, as they are real (the usual count, after Cooley and Tukey 1965; half of a complex
 * transform's), and the product of the spectra 6 for each of N/2 + 1 frequencies.
 */
export function longConvolutionCost(shape: ConvolutionShape): Cost {
  const direct = convolutionCost(shape);
  const points = 2 * shape.sequence;
  const transforms = 3 * 2.5 * points * Math.log2(points);
  const products = 6 * (points / 2 + 1);
  const byTransform = Math.ceil(shape.channels * (transforms + products));
  return { ...direct, usefulFlops: Math.min(direct.usefulFlops, byTransform) };
}
