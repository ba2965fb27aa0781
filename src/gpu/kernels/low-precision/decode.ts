import { type Binding, type DeviceTraits, type Pass, size, type Tuning } from "../../kernel.js";
import type { LayerShape } from "./shape.js";

/** How a format's rows are multiplied when there are few tokens: piece by piece, by the lanes of one workgroup. */
export interface RowProduct {
  readonly bindings: readonly Binding[];
  /** Directives and functions. */
  readonly declarations: string;
  /** Inputs in the piece of a row that one invocation takes at a time; divides the stride. */
  readonly piece: number;
  readonly sums: "f32" | "i32";
  /** WGSL that declares the piece of weights `name` of a row, from variables `row` and `piece`. */
  weights(name: string, row: string): string;
  /** WGSL that declares the piece of activations `name` of a token. */
  activations(name: string, token: number): string;
  /** The dot product of two pieces, an expression. */
  dot(weights: string, activations: string): string;
  /** What `y` gets, an expression of `sum`, `token` and `row`. */
  readonly result: string;
}

/**
 * A workgroup of `lanes` invocations goes along `rows` rows of the weights at once, so that the activations that it
 * loads serve them all. The lanes' sums are added in workgroup memory, or by `subgroups` first where it is 1.
 */
const TUNINGS: readonly Tuning[] = [
  { lanes: 32, rows: 1, subgroups: 0 },
  { lanes: 64, rows: 2, subgroups: 0 },
  { lanes: 64, rows: 4, subgroups: 0 },
  { lanes: 64, rows: 2, subgroups: 1 },
  { lanes: 32, rows: 4, subgroups: 1 },
];

/** The most sums that an invocation holds. */
const MOST_SUMS = 32;

export function decodeTunings({ tokens }: LayerShape, { features }: DeviceTraits): readonly Tuning[] {
  return TUNINGS.filter(
    (tuning) =>
      size(tuning, "rows") * tokens <= MOST_SUMS && (size(tuning, "subgroups") === 0 || features.has("subgroups")),
  );
}

/** The pass that multiplies rows of the weights with a few tokens. */
export function decodePass({ tokens, outputs, stride }: LayerShape, format: RowProduct, tuning: Tuning): Pass {
  const lanes = size(tuning, "lanes");
  const rows = size(tuning, "rows");
  const bySubgroups = size(tuning, "subgroups") === 1;
  const { sums } = format;
  const values = rows * tokens;
  const each = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");
  const eachSum = (line: (row: number, token: number) => string) =>
    each(rows, (row) => each(tokens, (token) => line(row, token)));
  return {
    label: bySubgroups ? "rows, by subgroups" : "rows",
    bindings: [...format.bindings, { buffer: "y", access: "read_write", as: "array<f32>" }],
    code: `${bySubgroups ? "enable subgroups;\n" : ""}${format.declarations}
const OUTPUTS = ${outputs}u;
const TOKENS = ${tokens}u;
const PIECES = ${stride / format.piece}u;
const LANES = ${lanes}u;
const VALUES = ${values}u;

var<workgroup> partial: array<${sums}, ${values * lanes}>;
${bySubgroups ? "var<workgroup> subgroups_added: atomic<u32>;" : ""}

@compute @workgroup_size(${lanes})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let first = group_of(group).x * ${rows}u;
${each(rows, (r) => `  let row_${r} = min(first + ${r}u, OUTPUTS - 1u);`)}
${eachSum((r, t) => `  var sum_${r}_${t} = ${sums}();`)}
  for (var piece = local; piece < PIECES; piece += LANES) {
${each(rows, (r) => format.weights(`w_${r}`, `row_${r}`))}
${each(tokens, (t) => `${format.activations(`x_${t}`, t)}\n${each(rows, (r) => `    sum_${r}_${t} += ${format.dot(`w_${r}`, `x_${t}`)};`)}`)}
  }
${bySubgroups ? subgroupSums() : treeSums()}
    let row = first + v / TOKENS;
    let token = v % TOKENS;
    if (row < OUTPUTS) { y[token * OUTPUTS + row] = ${format.result}; }
  }
}`,
    groups: [Math.ceil(outputs / rows), 1, 1],
  };

  function treeSums(): string {
    return `
${eachSum((r, t) => `  partial[${r * tokens + t}u * LANES + local] = sum_${r}_${t};`)}
  for (var width = LANES / 2u; width > 0u; width /= 2u) {
    workgroupBarrier();
    if (local < width) {
      for (var v = 0u; v < VALUES; v++) { partial[v * LANES + local] += partial[v * LANES + local + width]; }
    }
  }
  workgroupBarrier();
  for (var v = local; v < VALUES; v += LANES) {
    let sum = partial[v * LANES];`;
  }

  // Nothing tells which invocations make up a subgroup, so each subgroup draws the place of its sums.
  function subgroupSums(): string {
    return `
${eachSum((r, t) => `  sum_${r}_${t} = subgroupAdd(sum_${r}_${t});`)}
  if (subgroupElect()) {
    let place = atomicAdd(&subgroups_added, 1u) * VALUES;
${eachSum((r, t) => `    partial[place + ${r * tokens + t}u] = sum_${r}_${t};`)}
  }
  workgroupBarrier();
  let added = min(atomicLoad(&subgroups_added), LANES);
  for (var v = local; v < VALUES; v += LANES) {
    var sum = ${sums}();
    for (var s = 0u; s < added; s++) { sum += partial[s * VALUES + v]; }`;
  }
}
