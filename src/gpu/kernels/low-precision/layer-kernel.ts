import type {
  BufferSpec,
  Cost,
  DeviceTraits,
  Inputs,
  Kernel,
  Pass,
  Reference,
  Tolerance,
  Tuning,
} from "../../kernel.js";
import { type Arithmetic, tiledProduct, tilingsFor } from "../gemm/product.js";
import { decodePass, decodeTunings, type RowProduct } from "./decode.js";
import {
  LAYER_PARAMETERS,
  LAYER_SIZES,
  LAYER_SWEEP,
  type Layer,
  type LayerShape,
  layerOf,
  layerShape,
} from "./shape.js";

/** Up to so many tokens only rows are tried, from more only tiles; both in between. */
export const FEW_TOKENS = 4;
const MANY_TOKENS = 16;

/** How a format's tiles are staged and written, for {@link tiledProduct}: x is A, and W, by rows, is B transposed. */
export interface TileOf {
  readonly arithmetic: Arithmetic;
  /** Staged values in a stored row. */
  readonly depth: number;
  /** Declares `load_a`, `load_b` and `store_c`. */
  readonly declarations: string;
  readonly bindings: Pass["bindings"];
}

/** A way to store the numbers of a linear layer, and to multiply them. */
export interface LayerFormat extends Pick<Kernel, "id" | "title" | "summary" | "architectureId" | "requires"> {
  /** Without the output `y`. */
  buffers(shape: LayerShape): readonly BufferSpec[];
  encode(shape: LayerShape, layer: Layer): Inputs;
  rows(shape: LayerShape): RowProduct;
  tile(shape: LayerShape): TileOf;
  reference(shape: LayerShape, inputs: Inputs): Readonly<Record<string, Reference>>;
  tolerance(shape: LayerShape): Tolerance;
  cost(shape: LayerShape): Cost;
}

/** The kernel of a format: a product of rows for few tokens, a product of tiles for many. */
export function layerKernel(format: LayerFormat): Kernel {
  const { id, title, summary, architectureId, requires } = format;
  return {
    id,
    family: "low-precision",
    title,
    summary,
    architectureId,
    requires,
    parameters: LAYER_PARAMETERS,
    sizes: LAYER_SIZES,
    sweep: LAYER_SWEEP,
    tunings: (parameters, traits) => layerTunings(layerShape(parameters), traits),
    plan(parameters, _traits, tuning) {
      const shape = layerShape(parameters);
      const y = { name: "y", type: "f32", length: shape.tokens * shape.outputs, role: "output" } as const;
      return { buffers: [...format.buffers(shape), y], passes: [passOf(format, shape, tuning)] };
    },
    inputs: (parameters, random) => {
      const shape = layerShape(parameters);
      return format.encode(shape, layerOf(shape, random));
    },
    reference: (parameters, inputs) => format.reference(layerShape(parameters), inputs),
    tolerance: (parameters) => format.tolerance(layerShape(parameters)),
    cost: (parameters) => format.cost(layerShape(parameters)),
  };
}

function layerTunings(shape: LayerShape, traits: DeviceTraits): readonly Tuning[] {
  return [
    ...(shape.tokens <= MANY_TOKENS ? decodeTunings(shape, traits) : []),
    ...(shape.tokens > FEW_TOKENS ? tilingsFor(shape.tokens, shape.outputs, traits) : []),
  ];
}

function passOf(format: LayerFormat, shape: LayerShape, tuning: Tuning): Pass {
  if ("lanes" in tuning) return decodePass(shape, format.rows(shape), tuning);
  const { arithmetic, depth, declarations, bindings } = format.tile(shape);
  return tiledProduct(
    {
      label: "tiles",
      bindings,
      arithmetic,
      rows: shape.tokens,
      columns: shape.outputs,
      loadA: "depth",
      loadB: "depth",
      steps: { first: "0u", last: `(${depth}u + DEPTH - 1u) / DEPTH`, start: "step * DEPTH" },
      declarations,
    },
    tuning,
  );
}
