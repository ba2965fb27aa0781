import type { Binding, Pass } from "../../kernel.js";
import { unrolled } from "../code.js";
import type { RecurrentShape } from "./shape.js";
import { arrayOf, loadFour } from "./tiles.js";

/** How the recurrence is shared out over workgroups and invocations. */
export interface WkvTuning {
  /** Value channels of a workgroup. */
  readonly columns: number;
  /** Invocations that share a channel's column of the state, a piece of the keys each. */
  readonly parts: number;
  /** Tokens staged in workgroup memory at once. */
  readonly steps: number;
  /** Tokens that are walked through one after another. */
  readonly chunk: number;
}

/** Vectors of four key channels that an invocation holds; the last of them may be empty. */
function vectorsOfPart({ state }: RecurrentShape, { parts }: WkvTuning): number {
  return Math.ceil(Math.ceil(state / 4) / parts);
}

export function wkvBytes(shape: RecurrentShape, tuning: WkvTuning): number {
  const { columns, parts, steps } = tuning;
  return 4 * steps * (3 * 4 * parts * vectorsOfPart(shape, tuning) + columns + columns * parts);
}

/**
 * Walks through the tokens of each chunk: to give the state and the decay that the chunk leaves to the next, beginning
 * with an empty state, or to give its outputs, beginning with the state that enters it.
 */
export function walkPass(shape: RecurrentShape, tuning: WkvTuning, gives: "states" | "outputs"): Pass {
  const { sequence, heads, headDim, state } = shape;
  const { columns, parts, steps, chunk } = tuning;
  const chunks = Math.ceil(sequence / chunk);
  const vectors = vectorsOfPart(shape, tuning);
  const isOutputs = gives === "outputs";
  const hasEntering = isOutputs && chunks > 1;
  const invocations = columns * parts;
  const staged = isOutputs ? ["r", "k", "w"] : ["k", "w"];
  const four = (j: number) => `(part * ${vectors}u + ${j}u)`;
  // One row of a state's column: its place, if there is such a key and such a channel.
  const eachElement = (body: (vector: string, element: string, at: string) => string) =>
    unrolled(
      vectors,
      (j) => `  for (var e = 0u; e < 4u; e++) {
    let n = 4u * ${four(j)} + e;
    if (n < STATE && column < HEAD_DIM) { ${body(`s_${j}`, "e", "(entry + n) * HEAD_DIM + column")} }
  }`,
    );
  const bindings: readonly Binding[] = [
    ...staged.map((buffer): Binding => ({ buffer, access: "read", as: arrayOf(state) })),
    { buffer: "v", access: "read", as: "array<f32>" },
    ...(isOutputs
      ? ([
          { buffer: "bonus", access: "read", as: arrayOf(state) },
          { buffer: "y", access: "read_write", as: "array<f32>" },
        ] as const)
      : ([{ buffer: "decays", access: "read_write", as: "array<f32>" }] as const)),
    ...(hasEntering ? ([{ buffer: "states", access: "read", as: "array<f32>" }] as const) : []),
    ...(isOutputs ? [] : ([{ buffer: "states", access: "read_write", as: "array<f32>" }] as const)),
  ];
  return {
    label: isOutputs ? "outputs" : "states of chunks",
    bindings,
    code: `
const SEQUENCE = ${sequence}u;
const HEADS = ${heads}u;
const HEAD_DIM = ${headDim}u;
const STATE = ${state}u;
const CHUNK = ${chunk}u;
const STEPS = ${steps}u;
const COLUMNS = ${columns}u;
const PARTS = ${parts}u;
const VECTORS = ${parts * vectors}u;

${staged.map((buffer) => `var<workgroup> tile_${buffer}: array<vec4<f32>, ${steps * parts * vectors}>;`).join("\n")}
var<workgroup> tile_v: array<f32, ${steps * columns}>;
${isOutputs ? `var<workgroup> pieces: array<f32, ${steps * parts * columns}>;` : ""}

${staged.map((buffer) => loadFour(`load_${buffer}`, buffer, state)).join("\n")}
${isOutputs ? loadFour("load_bonus", "bonus", state) : ""}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let head = place.y;
  let entry = (place.z * HEADS + head) * STATE;
  let first_column = place.x * COLUMNS;
  let column = first_column + local % COLUMNS;
  let part = local / COLUMNS;
  let end = min(SEQUENCE, (place.z + 1u) * CHUNK);
${unrolled(vectors, (j) => `  var s_${j} = vec4<f32>();`)}
${isOutputs ? unrolled(vectors, (j) => `  let bonus_${j} = load_bonus(true, head, 4u * ${four(j)});`) : unrolled(vectors, (j) => `  var decay_${j} = vec4<f32>(1.0f);`)}
${hasEntering ? eachElement((vector, element, at) => `${vector}[${element}] = states[${at}];`) : ""}
  for (var start = place.z * CHUNK; start < end; start += STEPS) {
    let count = min(STEPS, end - start);
    for (var i = local; i < STEPS * VECTORS; i += ${invocations}u) {
      let token = start + i / VECTORS;
${staged.map((buffer) => `      tile_${buffer}[i] = load_${buffer}(token < end, token * HEADS + head, 4u * (i % VECTORS));`).join("\n")}
    }
    for (var i = local; i < STEPS * COLUMNS; i += ${invocations}u) {
      let token = start + i / COLUMNS;
      let here = token < end && first_column + i % COLUMNS < HEAD_DIM;
      let value = v[select(0u, (token * HEADS + head) * HEAD_DIM + first_column + i % COLUMNS, here)];
      tile_v[i] = select(0.0f, value, here);
    }
    workgroupBarrier();
    for (var s = 0u; s < count; s++) {
      let value = tile_v[s * COLUMNS + local % COLUMNS];
${isOutputs ? "      var sums = vec4<f32>();" : ""}
${unrolled(vectors, (j) => {
  const at = `[s * VECTORS + ${four(j)}]`;
  const lines = [
    `      let added_${j} = tile_k${at} * value;`,
    isOutputs ? `      sums = fma(tile_r${at}, fma(bonus_${j}, added_${j}, s_${j}), sums);` : "",
    `      s_${j} = fma(tile_w${at}, s_${j}, added_${j});`,
    isOutputs ? "" : `      decay_${j} *= tile_w${at};`,
  ];
  return lines.filter(Boolean).join("\n");
})}
${isOutputs ? "      pieces[(part * STEPS + s) * COLUMNS + local % COLUMNS] = sums.x + sums.y + sums.z + sums.w;" : ""}
    }
    workgroupBarrier();
${
  isOutputs
    ? `    for (var i = local; i < count * COLUMNS; i += ${invocations}u) {
      var sum = 0.0f;
      for (var other = 0u; other < PARTS; other++) { sum += pieces[other * STEPS * COLUMNS + i]; }
      let to = first_column + i % COLUMNS;
      if (to < HEAD_DIM) { y[((start + i / COLUMNS) * HEADS + head) * HEAD_DIM + to] = sum; }
    }`
    : ""
}
  }
${
  isOutputs
    ? ""
    : `${eachElement((vector, element, at) => `states[${at}] = ${vector}[${element}];`)}
  if (column == 0u) {
${unrolled(
  vectors,
  (j) => `    for (var e = 0u; e < 4u; e++) {
      let n = 4u * ${four(j)} + e;
      if (n < STATE) { decays[entry + n] = decay_${j}[e]; }
    }`,
)}
  }`
}
}`,
    groups: [Math.ceil(headDim / columns), heads, chunks],
  };
}
