import { input, type Kernel } from "../../kernel.js";
import { loadFour, type Matrix, matrixBinding, storeFour } from "../gemm/matrix.js";
import type { RowProduct } from "./decode.js";
import { layerKernel, type TileOf } from "./layer-kernel.js";
import { type LayerShape, layerCost, layerReference } from "./shape.js";

/** 8-bit weights and activations with a scale each a row, multiplied four at a time and added exactly. */
export const lowPrecisionInt8: Kernel = layerKernel({
  id: "low-precision-int8",
  title: "Linear layer, 8-bit integers",
  summary:
    "A linear layer with weights and activations in 8 bits, as they come from quantization with one scale for each token and each output. Products are added exactly in 32-bit integers and scaled once.",
  architectureId: "smoothquant-w8a8",
  requires: [],
  buffers: ({ tokens, outputs, stride }) => [
    { name: "x", type: "u32", length: (tokens * stride) / 4, role: "input" },
    { name: "w", type: "u32", length: (outputs * stride) / 4, role: "input" },
    { name: "x_scale", type: "f32", length: tokens, role: "input" },
    { name: "w_scale", type: "f32", length: outputs, role: "input" },
  ],
  encode(shape, layer) {
    const x = quantizeRows(layer.x, shape);
    const w = quantizeRows(layer.w, shape);
    return { x: x.words, w: w.words, x_scale: x.scales, w_scale: w.scales };
  },
  rows: int8Rows,
  tile: int8Tile,
  reference(shape, inputs) {
    const value = (name: string) => {
      const words = input(inputs, name);
      const scales = input(inputs, `${name}_scale`);
      return (row: number, i: number) => {
        const place = row * shape.stride + i;
        const byte = ((words[Math.floor(place / 4)] ?? 0) >>> (8 * (place % 4))) & 0xff;
        return (byte > 127 ? byte - 256 : byte) * (scales[row] ?? 0);
      };
    };
    return layerReference(shape, value("x"), value("w"));
  },
  tolerance: () => ({
    relative: 2 ** -19,
    derivation:
      "The sum is exact; its conversion, the product of the scales and the product with it round three times, by 2⁻²⁴ of the element each, and elements are at most ten times the root mean square: 3·10·2⁻²⁴ < 2⁻¹⁹.",
  }),
  cost: (shape) => layerCost(shape, { weight: 1, activation: 1, scales: shape.tokens + shape.outputs }),
});

/** The largest magnitude is rounded to ±127 (symmetric quantization), four integers to a word, the first in the lowest byte. */
function quantizeRows(values: Float32Array, { inputs, stride }: LayerShape) {
  const rows = values.length / inputs;
  const integers = new Int8Array(rows * stride);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let most = 0;
    for (let i = 0; i < inputs; i++) most = Math.max(most, Math.abs(values[row * inputs + i] ?? 0));
    const scale = Math.fround(most / 127) || 1;
    scales[row] = scale;
    for (let i = 0; i < inputs; i++) integers[row * stride + i] = Math.round((values[row * inputs + i] ?? 0) / scale);
  }
  return { words: new Uint32Array(integers.buffer), scales };
}

function matrices({ tokens, outputs, stride }: LayerShape) {
  const x: Matrix = { buffer: "x", rows: tokens, columns: stride / 4, element: "u32" };
  const w: Matrix = { buffer: "w", rows: outputs, columns: stride / 4, element: "u32" };
  const y: Matrix = { buffer: "y", rows: tokens, columns: outputs, element: "f32" };
  const scales = (["x_scale", "w_scale"] as const).map(
    (buffer) => ({ buffer, access: "read", as: "array<f32>" }) as const,
  );
  return { x, w, y, bindings: [matrixBinding(x, "read"), matrixBinding(w, "read"), ...scales] };
}

/** Pieces of 16 bytes: four words of four integers. */
function int8Rows(shape: LayerShape): RowProduct {
  const vectors = shape.stride / 16;
  return {
    bindings: matrices(shape).bindings,
    declarations: `
fn dot16(a: vec4<u32>, b: vec4<u32>) -> i32 {
  return dot4I8Packed(a.x, b.x) + dot4I8Packed(a.y, b.y) + dot4I8Packed(a.z, b.z) + dot4I8Packed(a.w, b.w);
}`,
    piece: 16,
    sums: "i32",
    weights: (name, row) => `    let ${name} = w[${row} * ${vectors}u + piece];`,
    activations: (name, token) => `    let ${name} = x[${token * vectors}u + piece];`,
    dot: (weights, activations) => `dot16(${weights}, ${activations})`,
    result: "f32(sum) * (x_scale[token] * w_scale[row])",
  };
}

function int8Tile(shape: LayerShape): TileOf {
  const { x, w, y, bindings } = matrices(shape);
  const scale = (i: number) => `w_scale[min(column + ${i}u, ${shape.outputs - 1}u)]`;
  return {
    arithmetic: "int8",
    depth: shape.stride / 4,
    bindings: [...bindings, matrixBinding(y, "read_write")],
    declarations: `
${loadFour("four_of_x", x)}
${loadFour("four_of_w", w)}
${storeFour("store_y", y)}

fn load_a(token: u32, word: u32, step: u32) -> vec4<u32> { return four_of_x(token, word); }
fn load_b(output: u32, word: u32, step: u32) -> vec4<u32> { return four_of_w(output, word); }

fn store_c(row: u32, column: u32, value: vec4<i32>) {
  let scales = x_scale[min(row, ${shape.tokens - 1}u)] * vec4<f32>(${[0, 1, 2, 3].map(scale).join(", ")});
  store_y(row, column, vec4<f32>(value) * scales);
}`,
  };
}
