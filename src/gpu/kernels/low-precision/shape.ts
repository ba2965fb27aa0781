import { uniform } from "../../inputs.js";
import {
  type Cost,
  type KernelParameter,
  type KernelParameters,
  type Reference,
  type Size,
  type Sweep,
  size,
} from "../../kernel.js";

/**
 * A linear layer y = x Wᵀ, with one row of x for each token and one row of W for each output. With one token it is the
 * matrix-vector product of decoding, with many the matrix product of prefill.
 */
export interface LayerShape {
  readonly tokens: number;
  readonly outputs: number;
  readonly inputs: number;
  /** Neighbouring 4-bit weights of a row that share a scale; other formats have one scale a row, or none. */
  readonly group: number;
  /** Length of a stored row of x or W: rows are padded with zeros, so that every format loads whole vectors. */
  readonly stride: number;
}

/** Rows are padded to a multiple of this: 32 weights of 4 bits are one vector of 16 bytes. */
const ROW_UNIT = 32;

export function layerShape(parameters: KernelParameters): LayerShape {
  const inputs = size(parameters, "inputs");
  return {
    tokens: size(parameters, "tokens"),
    outputs: size(parameters, "outputs"),
    inputs,
    group: size(parameters, "group"),
    stride: Math.ceil(inputs / ROW_UNIT) * ROW_UNIT,
  };
}

export const LAYER_PARAMETERS: readonly KernelParameter[] = [
  { name: "tokens", label: "tokens at once", min: 1, max: 4096 },
  { name: "outputs", label: "outputs of the layer", min: 1, max: 32_768 },
  { name: "inputs", label: "inputs of the layer", min: 1, max: 32_768 },
  { name: "group", label: "4-bit weights that share a scale", min: 8, max: 1024 },
];

export const LAYER_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { tokens: 4, outputs: 512, inputs: 512, group: 128 },
  standard: { tokens: 1, outputs: 4096, inputs: 4096, group: 128 },
  large: { tokens: 1, outputs: 16_384, inputs: 8192, group: 128 },
};

/** From decoding, bound by the bytes of the weights, to prefill, bound by arithmetic. */
export const LAYER_SWEEP: Sweep = { parameter: "tokens", values: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] };

/** The layer in full precision, from which every format is made: the same numbers for all. */
export interface Layer {
  readonly x: Float32Array;
  readonly w: Float32Array;
}

export function layerOf({ tokens, outputs, inputs }: LayerShape, random: () => number): Layer {
  return { x: uniform(tokens * inputs, random), w: uniform(outputs * inputs, random) };
}

/** A matrix with rows of `inputs`, padded with zeros to rows of `stride`. */
export function padRows(values: Float32Array, { inputs, stride }: LayerShape): Float32Array {
  if (inputs === stride) return values;
  const rows = values.length / inputs;
  const padded = new Float32Array(rows * stride);
  for (let row = 0; row < rows; row++) padded.set(values.subarray(row * inputs, (row + 1) * inputs), row * stride);
  return padded;
}

/** y[t, o] = Σ x[t, i] W[o, i] of the values that the stored numbers stand for. */
export function layerReference(
  { outputs, inputs }: LayerShape,
  x: (token: number, input: number) => number,
  w: (output: number, input: number) => number,
): Readonly<Record<string, Reference>> {
  return {
    y: (index) => {
      const token = Math.floor(index / outputs);
      const output = index % outputs;
      let sum = 0;
      for (let i = 0; i < inputs; i++) sum += x(token, i) * w(output, i);
      return sum;
    },
  };
}

/**
 * Operations are those of the layer in any precision: scales and conversions are the format's own expense. Bytes are
 * those stored, without the padding of rows.
 */
export function layerCost(
  { tokens, outputs, inputs }: LayerShape,
  bytes: { readonly weight: number; readonly activation: number; readonly scales: number },
): Cost {
  return {
    usefulFlops: 2 * tokens * outputs * inputs,
    compulsoryBytes:
      bytes.weight * outputs * inputs + bytes.activation * tokens * inputs + 4 * bytes.scales + 4 * tokens * outputs,
  };
}
