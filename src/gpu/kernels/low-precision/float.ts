import { roundToHalf } from "../../inputs.js";
import { input, type Kernel, type Tolerance } from "../../kernel.js";
import { HALF_RUN, halfSumError } from "../gemm/half.js";
import { loadFour, type Matrix, matrixBinding, storeFour } from "../gemm/matrix.js";
import { sumTolerance } from "../gemm/shape.js";
import type { RowProduct } from "./decode.js";
import { FEW_TOKENS, type LayerFormat, layerKernel, type TileOf } from "./layer-kernel.js";
import { type LayerShape, layerCost, layerReference, padRows } from "./shape.js";

/** The yardstick: all numbers in single precision. */
export const lowPrecisionF32: Kernel = layerKernel({
  ...floatFormat("f32"),
  id: "low-precision-f32",
  title: "Linear layer, 32-bit floats",
  summary: "A linear layer with weights and activations in single precision.",
  architectureId: null,
  requires: [],
  tolerance: ({ inputs }) => sumTolerance(inputs),
});

/** Weights and activations in half precision, sums in single precision. */
export const lowPrecisionF16: Kernel = layerKernel({
  ...floatFormat("f16"),
  id: "low-precision-f16",
  title: "Linear layer, 16-bit floats",
  summary:
    "A linear layer with weights and activations in half precision. With few tokens all sums are in single precision; tiles keep sums of up to 16 products in half precision, and then add those in single precision.",
  architectureId: "fp16-mixed-precision",
  requires: ["shader-f16"],
  tolerance: halfTolerance,
});

function halfTolerance({ tokens, inputs }: LayerShape): Tolerance {
  const single = sumTolerance(inputs);
  if (tokens <= FEW_TOKENS) return single;
  return {
    relative: single.relative + halfSumError(Math.min(HALF_RUN, inputs)),
    derivation:
      "A tile's sum of d ≤ 16 products in half precision errs by √(d/6)·2⁻¹¹ of its root mean square, as do sums of such sums; eight times that leaves room for the largest of all elements and for devices that round products too. Rounding in single precision is added.",
  };
}

function floatFormat(
  element: "f32" | "f16",
): Omit<LayerFormat, "id" | "title" | "summary" | "architectureId" | "requires" | "tolerance"> {
  const bytes = element === "f16" ? 2 : 4;
  return {
    buffers: ({ tokens, outputs, stride }) => [
      { name: "x", type: element, length: tokens * stride, role: "input" },
      { name: "w", type: element, length: outputs * stride, role: "input" },
    ],
    encode(shape, { x, w }) {
      const stored = (values: Float32Array) => (element === "f16" ? roundToHalf(values) : values);
      return { x: stored(padRows(x, shape)), w: stored(padRows(w, shape)) };
    },
    rows: (shape) => floatRows(shape, element),
    tile: (shape) => floatTile(shape, element),
    reference(shape, inputs) {
      const x = input(inputs, "x");
      const w = input(inputs, "w");
      return layerReference(
        shape,
        (token, i) => x[token * shape.stride + i] ?? 0,
        (output, i) => w[output * shape.stride + i] ?? 0,
      );
    },
    cost: (shape) => layerCost(shape, { weight: bytes, activation: bytes, scales: 0 }),
  };
}

function matrices({ tokens, outputs, stride }: LayerShape, element: "f32" | "f16") {
  const x: Matrix = { buffer: "x", rows: tokens, columns: stride, element };
  const w: Matrix = { buffer: "w", rows: outputs, columns: stride, element };
  const y: Matrix = { buffer: "y", rows: tokens, columns: outputs, element: "f32" };
  return { x, w, y };
}

/** Pieces of 16 bytes: one vector of single precision, two of half precision. */
function floatRows(shape: LayerShape, element: "f32" | "f16"): RowProduct {
  const { x, w } = matrices(shape, element);
  const parts = element === "f16" ? [0, 1] : [0];
  const load = (buffer: string, name: string, row: string) =>
    parts
      .map(
        (part) =>
          `    let ${name}_${part} = vec4<f32>(${buffer}[${row} * ${shape.stride / 4}u + piece * ${parts.length}u + ${part}u]);`,
      )
      .join("\n");
  return {
    bindings: [matrixBinding(x, "read"), matrixBinding(w, "read")],
    declarations: element === "f16" ? "enable f16;" : "",
    piece: 4 * parts.length,
    sums: "f32",
    weights: (name, row) => load("w", name, row),
    activations: (name, token) => load("x", name, `${token}u`),
    dot: (weights, activations) => parts.map((part) => `dot(${weights}_${part}, ${activations}_${part})`).join(" + "),
    result: "sum",
  };
}

function floatTile(shape: LayerShape, element: "f32" | "f16"): TileOf {
  const { x, w, y } = matrices(shape, element);
  return {
    arithmetic: element,
    depth: shape.stride,
    bindings: [matrixBinding(x, "read"), matrixBinding(w, "read"), matrixBinding(y, "read_write")],
    declarations: `
${loadFour("four_of_x", x)}
${loadFour("four_of_w", w)}
${storeFour("store_c", y)}

fn load_a(token: u32, i: u32, step: u32) -> vec4<${element}> { return four_of_x(token, i); }
fn load_b(output: u32, i: u32, step: u32) -> vec4<${element}> { return four_of_w(output, i); }`,
  };
}
