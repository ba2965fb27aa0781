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
import {
  elementOfRowTimes,
  type FeedForward,
  feedForwardTolerance,
  projection,
  remembered,
  rowTimes,
  silu,
} from "../parts/feed-forward.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { ROUTER_PARAMETERS, type RouterShape, routedInputs, routerShape, visitsOf } from "./router-shape.js";

/** A layer of `experts` feed-forward blocks, of which each token visits `active`. */
export interface MoeShape extends RouterShape {
  /** Hidden units of one expert. */
  readonly hidden: number;
}

/** @throws Error where more experts are to be active than there are */
export function moeShape(parameters: KernelParameters): MoeShape {
  return { ...routerShape(parameters), hidden: size(parameters, "hidden") };
}

export const MOE_PARAMETERS: readonly KernelParameter[] = [
  ...ROUTER_PARAMETERS,
  { name: "hidden", label: "hidden units of an expert", min: 1, max: 8192 },
];

export const MOE_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { tokens: 64, width: 64, hidden: 64, experts: 4, active: 2 },
  standard: { tokens: 1024, width: 512, hidden: 512, experts: 8, active: 2 },
  large: { tokens: 8192, width: 1024, hidden: 1024, experts: 16, active: 2 },
};

/** Work for a token stays, the weights grow: what a mixture of experts promises to be free. */
export const MOE_SWEEP: Sweep = { parameter: "experts", values: [2, 4, 8, 16, 32, 64] };

export const MOE_BUFFERS = {
  inputs: ({ tokens, width, hidden, experts }: MoeShape): readonly BufferSpec[] => [
    { name: "x", type: "f32", length: tokens * width, role: "input" },
    { name: "router", type: "f32", length: width * experts, role: "input" },
    { name: "up", type: "f32", length: experts * width * hidden, role: "input" },
    { name: "down", type: "f32", length: experts * hidden * width, role: "input" },
  ],
  output: ({ tokens, width }: MoeShape): BufferSpec => ({
    name: "y",
    type: "f32",
    length: tokens * width,
    role: "output",
  }),
};

/** The dense block that does as much arithmetic for a token as the active experts do. */
export function denseOfActive({ tokens, width, hidden, active }: MoeShape): FeedForward {
  return { rows: tokens, width, hidden: active * hidden };
}

/** The dense block that has as many weights as all experts together. */
export function denseOfTotal({ tokens, width, hidden, experts }: MoeShape): FeedForward {
  return { rows: tokens, width, hidden: experts * hidden };
}

export function moeInputs(parameters: KernelParameters, random: () => number): Inputs {
  const shape = moeShape(parameters);
  const { width, hidden, experts } = shape;
  return {
    ...routedInputs(shape, random),
    up: projection(width, hidden, random, experts),
    down: projection(hidden, width, random, experts),
  };
}

/** y = Σ over the chosen experts e of weight(e) · SiLU(x·up[e])·down[e] (Jiang et al. 2024, section 2.1). */
export function moeReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
  const { width, hidden, experts, active } = moeShape(parameters);
  const x = input(inputs, "x");
  const router = input(inputs, "router");
  const up = input(inputs, "up");
  const down = input(inputs, "down");
  const visits = remembered((token) => {
    const row = x.subarray(token * width, (token + 1) * width);
    return visitsOf(rowTimes(row, router, width, experts), active).map(({ expert, weight }) => ({
      expert,
      weight,
      units: rowTimes(row, up, width, hidden, expert * width * hidden).map(silu),
    }));
  });
  return {
    y: (index) =>
      visits(Math.floor(index / width)).reduce(
        (sum, { expert, weight, units }) =>
          sum + weight * elementOfRowTimes(units, down, hidden, width, index % width, expert * hidden * width),
        0,
      ),
  };
}

export function moeTolerance(parameters: KernelParameters): Tolerance {
  const { tokens: rows, width, hidden } = moeShape(parameters);
  const { relative, derivation } = feedForwardTolerance({ rows, width, hidden });
  return {
    relative: relative + 32 * F32_ROUNDOFF,
    derivation: `${derivation} As many again for exp of the router's logits, whose differences of up to about six move its error to 15 units. Inputs keep the choice of experts clear of rounding.`,
  };
}

/** The router's product and the visited experts'. Bytes count all experts, as nearly every one is visited. */
export function moeCost(parameters: KernelParameters): Cost {
  const { tokens, width, hidden, experts, active } = moeShape(parameters);
  return {
    usefulFlops: 2 * tokens * width * experts + 4 * tokens * active * width * hidden,
    compulsoryBytes: 4 * (2 * tokens * width + width * experts + 2 * experts * width * hidden),
  };
}
