import { uniform } from "../../inputs.js";
import { input, type Kernel, type KernelParameters, size } from "../../kernel.js";
import { elementMapPass, elementMapTunings } from "../element-map.js";
import { F32_ROUNDOFF } from "../rounding.js";

/** θ of the first pair is 1 and falls to 1/10000 (Su et al. 2021, section 3.2.2). */
const BASE = 10_000;

interface RopeShape {
  readonly rows: number;
  readonly heads: number;
  /** Channels of a head; a last odd one is not rotated. */
  readonly channels: number;
  readonly pairs: number;
}

function ropeShape(parameters: KernelParameters): RopeShape {
  const channels = size(parameters, "channels");
  return {
    rows: size(parameters, "rows"),
    heads: size(parameters, "heads"),
    channels,
    pairs: Math.floor(channels / 2),
  };
}

/** The angle by which pair `pair` of a head turns at a position. */
function angle(position: number, pair: number, channels: number): number {
  return position * BASE ** ((-2 * pair) / channels);
}

/**
 * Neighbouring channels 2i and 2i + 1 of each head turn by position · θ_i (Su et al. 2021, equation 34). Cosines and
 * sines come from a table, as serving engines do it: WGSL's own are only good to 2⁻¹¹.
 */
export const elementwiseRope: Kernel = {
  id: "elementwise-rope",
  family: "elementwise",
  title: "Rotary position embedding",
  summary:
    "Turns pairs of channels by angles that grow with a token's position, with cosines and sines from a table that all heads share.",
  architectureId: "rope",
  parameters: [
    { name: "rows", label: "rows (tokens)", min: 1, max: 1_048_576 },
    { name: "heads", label: "heads", min: 1, max: 256 },
    { name: "channels", label: "channels of a head", min: 1, max: 1024 },
  ],
  sizes: {
    quick: { rows: 256, heads: 8, channels: 128 },
    standard: { rows: 4096, heads: 32, channels: 128 },
    large: { rows: 8192, heads: 32, channels: 128 },
  },
  sweep: { parameter: "rows", values: [64, 128, 256, 512, 1024, 2048, 4096, 8192] },
  requires: [],
  tunings: (_parameters, traits) => elementMapTunings(traits),
  plan(parameters, _traits, tuning) {
    const { rows, heads, channels, pairs } = ropeShape(parameters);
    const length = rows * heads * channels;
    const isVector = channels % 4 === 0;
    const array = isVector ? "array<vec4<f32>>" : "array<f32>";
    return {
      buffers: [
        { name: "x", type: "f32", length, role: "input" },
        // Cosine and sine of each pair side by side. A buffer cannot be empty.
        { name: "turns", type: "f32", length: Math.max(1, 2 * rows * pairs), role: "input" },
        { name: "y", type: "f32", length, role: "output" },
      ],
      passes: [
        elementMapPass(
          {
            label: "turns",
            reads: [
              { buffer: "x", as: array },
              { buffer: "turns", as: array },
            ],
            output: { buffer: "y", as: array },
            units: length / (isVector ? 4 : 1),
            code: isVector ? twoPairs(heads, channels / 4) : oneChannel(heads, channels, pairs),
          },
          tuning,
        ),
      ],
    };
  },
  inputs(parameters, random) {
    const { rows, heads, channels, pairs } = ropeShape(parameters);
    const turns = new Float32Array(Math.max(1, 2 * rows * pairs));
    for (let row = 0; row < rows; row++) {
      for (let pair = 0; pair < pairs; pair++) {
        const turn = angle(row, pair, channels);
        turns.set([Math.cos(turn), Math.sin(turn)], 2 * (row * pairs + pair));
      }
    }
    return { x: uniform(rows * heads * channels, random), turns };
  },
  reference(parameters, inputs) {
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
  },
  tolerance: () => ({
    relative: 12 * F32_ROUNDOFF,
    derivation:
      "Four roundings: of the table, of two products and of their sum, in pairs of a length of up to two and a half times the root mean square.",
  }),
  /** Two multiplications and an addition for each channel that turns. */
  cost(parameters) {
    const { rows, heads, channels, pairs } = ropeShape(parameters);
    return {
      usefulFlops: 6 * rows * heads * pairs,
      compulsoryBytes: 4 * (2 * rows * heads * channels + 2 * rows * pairs),
    };
  },
};

function twoPairs(heads: number, unitsInHead: number): string {
  return `
fn value(unit: u32) -> vec4<f32> {
  let row = unit / ${heads * unitsInHead}u;
  let turn = turns[row * ${unitsInHead}u + unit % ${unitsInHead}u];
  let own = x[unit];
  return own * turn.xxzz + vec4<f32>(-own.y, own.x, -own.w, own.z) * turn.yyww;
}`;
}

function oneChannel(heads: number, channels: number, pairs: number): string {
  return `
fn value(unit: u32) -> f32 {
  let row = unit / ${heads * channels}u;
  let channel = unit % ${channels}u;
  let own = x[unit];
  if (channel / 2u >= ${pairs}u) { return own; }
  let place = 2u * (row * ${pairs}u + channel / 2u);
  let is_first = channel % 2u == 0u;
  let other = x[select(unit - 1u, unit + 1u, is_first)];
  return own * turns[place] + select(other, -other, is_first) * turns[place + 1u];
}`;
}
