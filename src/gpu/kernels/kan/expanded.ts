import { type Cost, type Kernel, type KernelParameters, type Pass, size, type Tuning } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { lanes, rowsOf, tiledPass, tileOf, tileTunings } from "../parts/tile.js";
import {
  type Basis,
  cubicSplines,
  gaussianCost,
  gaussians,
  KAN_PARAMETERS,
  KAN_SIZES,
  KAN_SWEEP,
  type KanShape,
  kanBuffers,
  kanInputs,
  kanReference,
  kanShape,
  kanTolerance,
  splineCost,
  weightsPerEdge,
} from "./shape.js";

interface ExpandedKernel extends Pick<Kernel, "id" | "title" | "summary" | "architectureId"> {
  readonly basis: Basis;
  /** WGSL of the value at `x` of basis function number `index`, an f32. */
  wgsl(shape: KanShape): string;
  cost(parameters: KernelParameters): Cost;
}

/**
 * A KAN layer as one GEMM: every input becomes its SiLU and all of its basis functions' values, and the row of them is
 * multiplied by the weights. With the tuning `fused` the values are computed where the GEMM stages them, again for each
 * tile of columns, instead of being written to memory once.
 */
function expanded({ basis, wgsl, cost, ...names }: ExpandedKernel): Kernel {
  return {
    ...names,
    family: "kan",
    parameters: KAN_PARAMETERS,
    sizes: KAN_SIZES,
    sweep: KAN_SWEEP,
    requires: [],
    tunings: (_parameters, traits) => {
      const tilings = tileTunings(traits);
      return [
        ...tilings.map((tiling) => ({ ...tiling, fused: 0 })),
        ...tilings.slice(1).map((tiling) => ({ ...tiling, fused: 1 })),
      ];
    },
    plan(parameters, _traits, tuning) {
      const shape = kanShape(parameters);
      const { tokens, width } = shape;
      const fused = size(tuning, "fused") === 1;
      const values = tokens * width * weightsPerEdge(shape);
      return {
        buffers: [
          ...kanBuffers(shape),
          ...(fused ? [] : [{ name: "values", type: "f32", length: values, role: "scratch" } as const]),
        ],
        passes: fused
          ? [productPass(shape, tuning, wgsl(shape))]
          : [expandPass(shape, wgsl(shape)), productPass(shape, tuning, null)],
      };
    },
    inputs: kanInputs,
    reference: kanReference(basis),
    tolerance: kanTolerance,
    cost,
  };
}

function valueFunction(shape: KanShape, wgsl: string): string {
  return `
const EDGE = ${weightsPerEdge(shape)}u;

// SiLU of an input at place 0, its basis functions behind.
fn value_of(x: f32, place: u32) -> f32 {
  if (place == 0u) { return x / (1.0f + exp(-x)); }
  let index = f32(place - 1u);
  ${wgsl}
}`;
}

function expandPass(shape: KanShape, wgsl: string): Pass {
  const total = shape.tokens * shape.width * weightsPerEdge(shape);
  return {
    label: "expand",
    bindings: [
      { buffer: "x", access: "read", as: "array<f32>" },
      { buffer: "values", access: "read_write", as: "array<f32>" },
    ],
    code: `${valueFunction(shape, wgsl)}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let at = 64u * group_of(group).x + local;
  if (at < ${total}u) { values[at] = value_of(x[at / EDGE], at % EDGE); }
}`,
    groups: [Math.ceil(total / 64), 1, 1],
  };
}

/** @param wgsl of a basis function, where values are computed as they are staged; null where they are in memory */
function productPass(shape: KanShape, tuning: Tuning, wgsl: string | null): Pass {
  const { tokens, width } = shape;
  const inner = width * weightsPerEdge(shape);
  const load =
    wgsl === null
      ? `fn load_a(row: u32, l: u32) -> A { return values[((first_row + row) * INNER + l) / ${lanes(inner)}u]; }`
      : `${valueFunction(shape, wgsl)}

fn element_a(row: u32, l: u32) -> f32 { return value_of(x[(first_row + row) * ${width}u + l / EDGE], l % EDGE); }
fn load_a(row: u32, l: u32) -> A {
  return A(${Array.from({ length: lanes(inner) }, (_, i) => `element_a(row, l + ${i}u)`).join(", ")});
}`;
  return tiledPass({
    label: "product",
    columns: width,
    inner,
    rows: tokens,
    rowTiles: Math.ceil(tokens / tileOf(tuning).rows),
    tuning,
    bindings: [
      wgsl === null
        ? { buffer: "values", access: "read", as: rowsOf(inner) }
        : { buffer: "x", access: "read", as: "array<f32>" },
      { buffer: "weights", access: "read", as: rowsOf(width) },
      { buffer: "y", access: "read_write", as: rowsOf(width) },
    ],
    functions: `${load}
fn load_b(l: u32, column: u32) -> B { return weights[(l * COLUMNS + column) / ${lanes(width)}u]; }
fn store(row: u32, column: u32, value: B) { y[((first_row + row) * COLUMNS + column) / ${lanes(width)}u] = value; }`,
  });
}

export const kanSplineDense: Kernel = expanded({
  id: "kan-spline-dense",
  title: "KAN layer, splines as a matrix product",
  summary:
    "The same splines, but all basis functions of every input are written out, zeros included, and multiplied by the weights as one matrix product: more arithmetic, no look-ups.",
  architectureId: "kan",
  basis: cubicSplines,
  // The cubic B-spline as a function of the distance from its centre (de Boor 1978, chapter X), in intervals.
  wgsl: ({ intervals }) => `
  let s = abs((x + 1.0f) * ${f32(intervals / 2)} - (index - 1.0f));
  let t = max(2.0f - s, 0.0f);
  return select(t * t * t / 6.0f, (s * 0.5f - 1.0f) * s * s + ${f32(2 / 3)}, s < 1.0f);`,
  cost: splineCost,
});

export const kanRbf: Kernel = expanded({
  id: "kan-rbf",
  title: "KAN layer, radial basis functions",
  summary:
    "FastKAN: Gaussians instead of splines, as many of them. They are zero nowhere, so the layer is a matrix product of all their values with the weights.",
  architectureId: "fastkan",
  basis: gaussians,
  wgsl: ({ intervals }) => `
  let s = (x + 1.0f) * ${f32((intervals + 2) / 2)} - index;
  return exp(-s * s);`,
  cost: gaussianCost,
});
