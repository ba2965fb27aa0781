import { input, type Kernel } from "../../kernel.js";
import { loadFour, type Matrix, matrixBinding, storeFour } from "../gemm/matrix.js";
import { sumTolerance } from "../gemm/shape.js";
import type { RowProduct } from "./decode.js";
import { layerKernel, type TileOf } from "./layer-kernel.js";
import { type LayerShape, layerCost, layerReference, padRows } from "./shape.js";

/** 4-bit weights with a scale for each group, activations in single precision. */
export const lowPrecisionInt4: Kernel = layerKernel({
  id: "low-precision-int4",
  title: "Linear layer, 4-bit weights",
  summary:
    "A linear layer with weights in 4 bits, a scale for each group of neighbours, and activations in single precision. Weights are turned into floats on their way to the multiplication.",
  architectureId: "gptq",
  requires: [],
  buffers: (shape) => [
    { name: "x", type: "f32", length: shape.tokens * shape.stride, role: "input" },
    { name: "w", type: "u32", length: (shape.outputs * shape.stride) / 8, role: "input" },
    { name: "w_scale", type: "f32", length: shape.outputs * groupsOf(shape), role: "input" },
  ],
  encode: (shape, { x, w }) => ({ x: padRows(x, shape), ...quantizeGroups(w, shape) }),
  rows: int4Rows,
  tile: int4Tile,
  reference(shape, inputs) {
    const x = input(inputs, "x");
    const words = input(inputs, "w");
    const scales = input(inputs, "w_scale");
    return layerReference(
      shape,
      (token, i) => x[token * shape.stride + i] ?? 0,
      (output, i) => {
        const place = output * shape.stride + i;
        const code = ((words[Math.floor(place / 8)] ?? 0) >>> bitOf(place % 8)) & 15;
        return (code - ZERO) * (scales[output * groupsOf(shape) + Math.floor(i / shape.group)] ?? 0);
      },
    );
  },
  tolerance: ({ inputs }) => sumTolerance(inputs),
  cost: (shape) => layerCost(shape, { weight: 0.5, activation: 4, scales: shape.outputs * groupsOf(shape) }),
});

/** The code that stands for zero. */
const ZERO = 8;

function groupsOf({ inputs, group }: LayerShape): number {
  return Math.ceil(inputs / group);
}

/** The first four of a word's eight weights are in the low halves of its bytes, the others in the high: two masks give four each. */
function bitOf(place: number): number {
  return place < 4 ? 8 * place : 8 * (place - 4) + 4;
}

/** Rounds each weight to one of -7..7 times its group's scale (symmetric quantization). */
function quantizeGroups(values: Float32Array, shape: LayerShape) {
  const { inputs, stride, outputs, group } = shape;
  const groups = groupsOf(shape);
  const w = new Uint32Array((outputs * stride) / 8).fill(0x88888888);
  const scales = new Float32Array(outputs * groups);
  for (let row = 0; row < outputs; row++) {
    for (let g = 0; g < groups; g++) {
      const end = Math.min(inputs, (g + 1) * group);
      let most = 0;
      for (let i = g * group; i < end; i++) most = Math.max(most, Math.abs(values[row * inputs + i] ?? 0));
      const scale = Math.fround(most / 7) || 1;
      scales[row * groups + g] = scale;
      for (let i = g * group; i < end; i++) {
        const code = ZERO + Math.round((values[row * inputs + i] ?? 0) / scale);
        const place = row * stride + i;
        const word = Math.floor(place / 8);
        const bit = bitOf(place % 8);
        w[word] = ((w[word] ?? 0) & ~(15 << bit)) | (code << bit);
      }
    }
  }
  return { w, w_scale: scales };
}

/** WGSL of the conversion of half a word, and of the scales of four weights. */
function conversion(shape: LayerShape): string {
  const groups = groupsOf(shape);
  const scale = (i: number) => `w_scale[output * ${groups}u + min((i + ${i}u) / ${shape.group}u, ${groups - 1}u)]`;
  return `
// The low (shift 0) or high (shift 4) halves of a word's bytes.
fn codes(word: u32, shift: u32) -> vec4<f32> {
  return vec4<f32>(unpack4xU8((word >> shift) & 0x0f0f0f0fu)) - ${ZERO}.0f;
}

fn four_scales(output: u32, i: u32) -> vec4<f32> {
  return vec4<f32>(${shape.group % 4 === 0 ? scale(0) : [0, 1, 2, 3].map(scale).join(", ")});
}`;
}

function matrices({ tokens, outputs, stride }: LayerShape) {
  const x: Matrix = { buffer: "x", rows: tokens, columns: stride, element: "f32" };
  const y: Matrix = { buffer: "y", rows: tokens, columns: outputs, element: "f32" };
  return { x, y };
}

const SCALES = { buffer: "w_scale", access: "read", as: "array<f32>" } as const;

/** Pieces of two words: sixteen weights, for which four vectors of activations are loaded. */
function int4Rows(shape: LayerShape): RowProduct {
  const parts = [0, 1, 2, 3];
  const isOneGroup = shape.group % 16 === 0;
  return {
    bindings: [
      matrixBinding(matrices(shape).x, "read"),
      { buffer: "w", access: "read", as: "array<vec2<u32>>" },
      SCALES,
    ],
    declarations: conversion(shape),
    piece: 16,
    sums: "f32",
    weights: (name, row) =>
      [
        `    let ${name}_words = w[${row} * ${shape.stride / 16}u + piece];`,
        `    let ${name}_scale = four_scales(${row}, 16u * piece).x;`,
        ...parts.map((part) => {
          const four = `codes(${name}_words.${part < 2 ? "x" : "y"}, ${4 * (part % 2)}u)`;
          return `    let ${name}_${part} = ${four}${isOneGroup ? "" : ` * four_scales(${row}, 16u * piece + ${4 * part}u)`};`;
        }),
      ].join("\n"),
    activations: (name, token) =>
      parts
        .map((part) => `    let ${name}_${part} = x[${token * (shape.stride / 4)}u + 4u * piece + ${part}u];`)
        .join("\n"),
    dot(weights, activations) {
      const dots = parts.map((part) => `dot(${weights}_${part}, ${activations}_${part})`).join(" + ");
      return isOneGroup ? `${weights}_scale * (${dots})` : dots;
    },
    result: "sum",
  };
}

function int4Tile(shape: LayerShape): TileOf {
  const { x, y } = matrices(shape);
  return {
    arithmetic: "f32",
    depth: shape.stride,
    bindings: [
      matrixBinding(x, "read"),
      { buffer: "w", access: "read", as: "array<u32>" },
      SCALES,
      matrixBinding(y, "read_write"),
    ],
    declarations: `
${conversion(shape)}
${loadFour("four_of_x", x)}
${storeFour("store_c", y)}

fn load_a(token: u32, i: u32, step: u32) -> vec4<f32> { return four_of_x(token, i); }

fn load_b(output: u32, i: u32, step: u32) -> vec4<f32> {
  let row = min(output, ${shape.outputs - 1}u);
  let l = min(i, ${shape.stride - 4}u);
  let four = codes(w[(row * ${shape.stride}u + l) / 8u], l & 4u) * four_scales(row, l);
  return select(vec4<f32>(), four, output < ${shape.outputs}u && i < ${shape.stride}u);
}`,
  };
}
