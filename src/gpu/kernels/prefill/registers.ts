import { type DeviceTraits, size, type Tuning } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { LEFT_OUT_SCORE, LOWEST_SCORE, type Mask, SOFTMAX_FUNCTIONS } from "../attention/online-softmax.js";
import { each, foursOf, loader, type Rows, storer } from "../attention/rows.js";
import { type PrefillShape, prefillSources } from "./shape.js";

/**
 * Workgroups of `alone` invocations, each of which takes `rows` queries past all keys, `keys` (a multiple of four) at a
 * time. Nothing is shared, so there is no barrier.
 */
const TUNINGS: readonly Tuning[] = [
  { alone: 16, rows: 4, keys: 4 },
  { alone: 16, rows: 8, keys: 4 },
];

/** Vectors of outputs that an invocation may hold: its code grows with them. */
const MOST_OUTPUTS = 128;

/**
 * For processors only, which run the invocations of a workgroup one after another, wait long at barriers, and have a
 * stack: a GPU has not a third of the registers that these tunings ask for.
 */
export function registerTunings({ headDim }: PrefillShape, { isSoftware }: DeviceTraits): readonly Tuning[] {
  return isSoftware ? TUNINGS.filter((tuning) => size(tuning, "rows") * foursOf(headDim) <= MOST_OUTPUTS) : [];
}

export function isAlone(tuning: Tuning): boolean {
  return "alone" in tuning;
}

/** What an invocation goes over at once. */
export interface Block {
  readonly invocations: number;
  /** Queries of an invocation. */
  readonly rows: number;
  readonly keys: number;
}

export function blockOf(tuning: Tuning): Block {
  return { invocations: size(tuning, "alone"), rows: size(tuning, "rows"), keys: size(tuning, "keys") };
}

/** The buffers of an attention. */
export interface AttentionRows {
  readonly q: Rows;
  readonly k: Rows;
  readonly v: Rows;
  readonly o: Rows;
}

/** WGSL of {@link onlineSoftmax}'s method in the registers of each invocation. The mask's rows are counted from `first_row`. */
export function registersCode(shape: PrefillShape, block: Block, { q, k, v, o }: AttentionRows, mask: Mask): string {
  const { sequence, headDim, isCausal, window } = shape;
  const { invocations, rows, keys } = block;
  const sources = prefillSources(shape);
  const fours = foursOf(headDim);
  const vectors = keys / 4;
  const groups = Math.ceil(sequence / (rows * invocations));
  const axes = ["x", "y", "z", "w"];
  const eachScore = (line: (row: number, j: number) => string) => each(rows, (r) => each(vectors, (j) => line(r, j)));
  const transposed = (j: number, axis: string) =>
    `vec4<f32>(${[0, 1, 2, 3].map((c) => `k_${4 * j + c}.${axis}`).join(", ")})`;
  return `
${loader("load_query", q, fours)}
${loader("load_key", k, fours)}
${loader("load_value", v, fours)}
${storer("store_output", o)}
${SOFTMAX_FUNCTIONS}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
let place = group_of(group);
let head = place.y;
// Under a causal mask the last queries have the most keys: they start first.
let first_row = ${rows}u * (${invocations}u * (${groups - 1}u - place.x) + local);
if (first_row >= ${sequence}u) { return; }
let seen_from = max(first_row + 1u, ${window}u) - ${window}u;
let seen_to = min(${sequence}u, first_row + ${isCausal ? rows : rows - 1 + window}u);
${each(rows, (r) => `let row_${r} = ${sources.queryRow(`${r}u`)};\nvar m_${r} = ${LOWEST_SCORE};\nvar l_${r} = vec4<f32>();`)}
${each(rows, (r) => each(fours, (four) => `var o_${r}_${four} = vec4<f32>();`))}
for (var first_key = seen_from / ${keys}u * ${keys}u; first_key < seen_to; first_key += ${keys}u) {
${each(keys, (c) => `let key_${c} = ${sources.keyRow(`first_key + ${c}u`)};`)}
${eachScore((r, j) => `var s_${r}_${j} = vec4<f32>();`)}
for (var l = 0u; l < ${fours}u; l++) {
${each(rows, (r) => `  let q_${r} = load_query(row_${r}, l);`)}
${each(keys, (c) => `  let k_${c} = load_key(key_${c}, l);`)}
${each(vectors, (j) => axes.map((axis) => `  let k_${j}_${axis} = ${transposed(j, axis)};`).join("\n"))}
${axes.map((axis) => eachScore((r, j) => `  s_${r}_${j} = fma(vec4<f32>(q_${r}.${axis}), k_${j}_${axis}, s_${r}_${j});`)).join("\n")}
}
${eachScore((r, j) => `s_${r}_${j} *= ${f32(sources.scale)};`)}
if (${mask.touches}) {
${each(
  vectors,
  (j) => `  {
  let keys = vec4<u32>(first_key + ${4 * j}u) + vec4<u32>(0u, 1u, 2u, 3u);
${each(rows, (r) => `  s_${r}_${j} = select(vec4<f32>(${LEFT_OUT_SCORE}), s_${r}_${j}, ${mask.keeps(`${r}u`)});`)}
  }`,
)}
}
${each(rows, (r) => {
  const most = Array.from({ length: vectors }, (_, j) => `s_${r}_${j}`).reduce((a, b) => `max(${a}, ${b})`);
  return `let top_${r} = max(m_${r}, largest_of(${most}));
let fade_${r} = exp2(m_${r} - top_${r});
m_${r} = top_${r};
l_${r} *= fade_${r};
${each(vectors, (j) => `s_${r}_${j} = exp2(s_${r}_${j} - vec4<f32>(top_${r}));\nl_${r} += s_${r}_${j};`)}`;
})}
${each(
  fours,
  (four) => `{
${each(keys, (c) => `let v_${c} = load_value(key_${c}, ${four}u);`)}
${each(rows, (r) => `o_${r}_${four} *= fade_${r};`)}
${each(keys, (c) => each(rows, (r) => `o_${r}_${four} = fma(vec4<f32>(s_${r}_${Math.floor(c / 4)}.${axes[c % 4]}), v_${c}, o_${r}_${four});`))}
}`,
)}
}
${each(
  rows,
  (r) => `if (first_row + ${r}u < ${sequence}u) {
  let sum = sum_of(l_${r});
${each(fours, (four) => `  store_output(row_${r}, ${four}u, o_${r}_${four} / sum);`)}
}`,
)}
}`;
}
