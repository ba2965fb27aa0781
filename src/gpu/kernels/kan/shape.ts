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
import { elementOfRowTimes, remembered, silu } from "../parts/feed-forward.js";
import { F32_ROUNDOFF } from "../rounding.js";

/** A layer with a learnt function on each of `width` × `width` edges, on a grid of `intervals` intervals over [-1, 1]. */
export interface KanShape {
  readonly tokens: number;
  readonly width: number;
  readonly intervals: number;
}

export function kanShape(parameters: KernelParameters): KanShape {
  return {
    tokens: size(parameters, "tokens"),
    width: size(parameters, "width"),
    intervals: size(parameters, "intervals"),
  };
}

/** Cubic splines on G intervals have G + 3 basis functions; the weight of SiLU is one more (Liu et al. 2024, eq. 2.10). */
export function weightsPerEdge({ intervals }: KanShape): number {
  return intervals + 4;
}

export const KAN_PARAMETERS: readonly KernelParameter[] = [
  { name: "tokens", label: "tokens", min: 1, max: 65_536 },
  { name: "width", label: "inputs and outputs", min: 1, max: 4096 },
  { name: "intervals", label: "grid intervals of an edge", min: 1, max: 64 },
];

export const KAN_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { tokens: 64, width: 64, intervals: 5 },
  standard: { tokens: 1024, width: 512, intervals: 8 },
  large: { tokens: 2048, width: 1024, intervals: 8 },
};

/** A finer grid costs a spline memory only, but a dense basis arithmetic as well. */
export const KAN_SWEEP: Sweep = { parameter: "intervals", values: [2, 4, 8, 16, 32, 64] };

/** `weights` holds, for each input, a row of outputs for SiLU and then one for each basis function. */
export function kanBuffers(shape: KanShape): readonly BufferSpec[] {
  const { tokens, width } = shape;
  return [
    { name: "x", type: "f32", length: tokens * width, role: "input" },
    { name: "weights", type: "f32", length: width * weightsPerEdge(shape) * width, role: "input" },
    { name: "y", type: "f32", length: tokens * width, role: "output" },
  ];
}

export function kanInputs(parameters: KernelParameters, random: () => number): Inputs {
  const shape = kanShape(parameters);
  const { tokens, width } = shape;
  return { x: uniform(tokens * width, random), weights: uniform(width * weightsPerEdge(shape) * width, random) };
}

/** The values at x of an edge's basis functions, in float64. */
export type Basis = (x: number, shape: KanShape) => readonly number[];

/**
 * Cubic B-splines on the grid extended by three intervals on either side, by the recursion of Cox and de Boor (de Boor
 * 1978, chapter X, equation 5).
 */
export const cubicSplines: Basis = (x, { intervals }) => {
  const step = 2 / intervals;
  const knot = (index: number) => -1 + (index - 3) * step;
  const interval = 3 + Math.min(intervals - 1, Math.max(0, Math.floor((x + 1) / step)));
  let values: readonly number[] = Array.from({ length: intervals + 6 }, (_, index) => (index === interval ? 1 : 0));
  for (let degree = 1; degree <= 3; degree++) {
    values = Array.from({ length: intervals + 6 - degree }, (_, index) => {
      const rising = (x - knot(index)) / (knot(index + degree) - knot(index));
      const falling = (knot(index + degree + 1) - x) / (knot(index + degree + 1) - knot(index + 1));
      return rising * (values[index] ?? 0) + falling * (values[index + 1] ?? 0);
    });
  }
  return values;
};

/** Gaussians exp(-((x - centre) / h)²) at centres a distance h apart (Li 2024, FastKAN, equation 3), as many as splines. */
export const gaussians: Basis = (x, { intervals }) => {
  const step = 2 / (intervals + 2);
  return Array.from({ length: intervals + 3 }, (_, index) => Math.exp(-(((x - (-1 + index * step)) / step) ** 2)));
};

/** y[j] = Σ over inputs i of w[i, 0, j] SiLU(x[i]) + Σ over g of w[i, 1 + g, j] B[g](x[i]) (Liu et al. 2024, eq. 2.10–2.11). */
export function kanReference(
  basis: Basis,
): (parameters: KernelParameters, inputs: Inputs) => Readonly<Record<string, Reference>> {
  return (parameters, inputs) => {
    const shape = kanShape(parameters);
    const { width } = shape;
    const x = input(inputs, "x");
    const weights = input(inputs, "weights");
    const values = remembered((token) =>
      Array.from(x.subarray(token * width, (token + 1) * width), (own) => [silu(own), ...basis(own, shape)]).flat(),
    );
    return {
      y: (index) => {
        const row = values(Math.floor(index / width));
        return elementOfRowTimes(row, weights, row.length, width, index % width);
      },
    };
  };
}

export function kanTolerance(parameters: KernelParameters): Tolerance {
  const shape = kanShape(parameters);
  const products = shape.width * weightsPerEdge(shape);
  return {
    relative: (8 * Math.sqrt(products + 16) + 8 * (shape.intervals + 2) + 32) * F32_ROUNDOFF,
    derivation:
      "Rounding errors of a sum of n products grow as √n·2⁻²⁴ in the root mean square (Higham and Mary 2019). A place on a grid of G intervals is rounded to G·2⁻²⁴ of an interval, over which a basis function changes by less than one. Eight times both leaves room for the largest element, 32 roundoffs for exp.",
  };
}

/** Basis functions that are not zero at a place, where they are splines: three beyond the degree's one. */
const SPLINES_AT_A_PLACE = 4;

/** Products with SiLU and the four splines that are not zero; what their values take is not counted. */
export function splineCost(parameters: KernelParameters): Cost {
  return kanCost(kanShape(parameters), 1 + SPLINES_AT_A_PLACE);
}

/** Gaussians are nowhere zero: products with SiLU and all of them. */
export function gaussianCost(parameters: KernelParameters): Cost {
  const shape = kanShape(parameters);
  return kanCost(shape, weightsPerEdge(shape));
}

function kanCost(shape: KanShape, productsPerEdge: number): Cost {
  const { tokens, width } = shape;
  return {
    usefulFlops: 2 * tokens * width * width * productsPerEdge,
    compulsoryBytes: 4 * (2 * tokens * width + width * width * weightsPerEdge(shape)),
  };
}

/** Hidden units of the two-matrix MLP that has as many weights as the KAN layer. */
export function hiddenOfEqualWeights(shape: KanShape): number {
  return Math.max(1, Math.round((shape.width * weightsPerEdge(shape)) / 2));
}

/** Hidden units of the two-matrix MLP that does as much arithmetic as the layer of splines. */
export function hiddenOfEqualWork({ width }: KanShape): number {
  return Math.max(1, Math.round((width * (1 + SPLINES_AT_A_PLACE)) / 2));
}
