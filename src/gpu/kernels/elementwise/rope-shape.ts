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
  type Tolerance,
} from "../../kernel.js";
import { F32_ROUNDOFF } from "../rounding.js";

/** θ of the first pair is 1 and falls to 1/10000 (Su et al. 2021, section 3.2.2). */
const BASE = 10_000;

/**
 * Neighbouring channels 2i and 2i + 1 of each head turn by position · θ_i (Su et al. 2021, equation 34). Cosines and
 * sines come from a table, as serving engines do it: WGSL's own are only good to 2⁻¹¹.
 */
export interface RopeShape {
  readonly rows: number;
  readonly heads: number;
  /** Channels of a head; a last odd one is not rotated. */
  readonly channels: number;
  readonly pairs: number;
}

export function ropeShape(parameters: KernelParameters): RopeShape {
  const channels = size(parameters, "channels");
  return {
    rows: size(parameters, "rows"),
    heads: size(parameters, "heads"),
    channels,
    pairs: Math.floor(channels / 2),
  };
}

export const ROPE_PARAMETERS: readonly KernelParameter[] = [
  { name: "rows", label: "rows (tokens)", min: 1, max: 1_048_576 },
  { name: "heads", label: "heads", min: 1, max: 256 },
  { name: "channels", label: "channels of a head", min: 1, max: 1024 },
];

export const ROPE_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { rows: 256, heads: 8, channels: 128 },
  standard: { rows: 4096, heads: 32, channels: 128 },
  large: { rows: 8192, heads: 32, channels: 128 },
};

export const ROPE_SWEEP: Sweep = { parameter: "rows", values: [64, 128, 256, 512, 1024, 2048, 4096, 8192] };

export function ropeElements({ rows, heads, channels }: RopeShape): number {
  return rows * heads * channels;
}

export function ropeBuffers(shape: RopeShape): readonly BufferSpec[] {
  const length = ropeElements(shape);
  return [
    { name: "x", type: "f32", length, role: "input" },
    // Cosine and sine of each pair side by side. A buffer cannot be empty.
    { name: "turns", type: "f32", length: Math.max(1, 2 * shape.rows * shape.pairs), role: "input" },
    { name: "y", type: "f32", length, role: "output" },
  ];
}

/** The angle by which pair `pair` of a head turns at a position. */
function angle(position: number, pair: number, channels: number): number {
  return position * BASE ** ((-2 * pair) / channels);
}

export function ropeInputs(parameters: KernelParameters, random: () => number): Inputs {
  const shape = ropeShape(parameters);
  const { rows, channels, pairs } = shape;
  const turns = new Float32Array(Math.max(1, 2 * rows * pairs));
  for (let row = 0; row < rows; row++) {
    for (let pair = 0; pair < pairs; pair++) {
      const turn = angle(row, pair, channels);
      turns.set([Math.cos(turn), Math.sin(turn)], 2 * (row * pairs + pair));
    }
  }
  return { x: uniform(ropeElements(shape), random), turns };
}

export function ropeReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
  const { heads, channels, pairs } = ropeShape(parameters);
  const x = input(inputs, "x");
  return {
    y(index) {
      const channel = index % channels;
      const pair = Math.floor(channel / 2);
      const own = x[index] ?? Number.NaN;
      if (pair >= pairs) return own;
      const turn = angle(Math.floor(index / (heads * channels)), pair, channels);
      const isFirst = channel % 2 === 0;
      const other = x[isFirst ? index + 1 : index - 1] ?? Number.NaN;
      return own * Math.cos(turn) + (isFirst ? -other : other) * Math.sin(turn);
    },
  };
}

export function ropeTolerance(): Tolerance {
  return {
    relative: 12 * F32_ROUNDOFF,
    derivation:
      "Four roundings: of the table, of two products and of their sum, in pairs of a length of up to two and a half times the root mean square.",
  };
}

/** Two multiplications and an addition for each channel that turns. */
export function ropeCost(parameters: KernelParameters): Cost {
  const { rows, heads, channels, pairs } = ropeShape(parameters);
  return {
    usefulFlops: 6 * rows * heads * pairs,
    compulsoryBytes: 4 * (2 * rows * heads * channels + 2 * rows * pairs),
  };
}
