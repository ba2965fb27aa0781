import { type Binding, type DeviceTraits, type Pass, size, type Tuning } from "../../kernel.js";
import { powerOfTwoFrom, type Unit, unitOf, unrolled } from "../code.js";
import type { MatrixShape } from "./shape.js";

/**
 * `lanes` invocations share a row, and a workgroup takes as many rows as fill it, so that short rows waste no
 * invocation. With `subgroups` 1 a workgroup takes one row and adds up within subgroups first.
 */
const TUNINGS: readonly Tuning[] = [
  { lanes: 64, subgroups: 0 },
  { lanes: 256, subgroups: 0 },
  { lanes: 64, subgroups: 1 },
  { lanes: 128, subgroups: 1 },
  { lanes: 256, subgroups: 1 },
];

export function rowTunings(traits: DeviceTraits): readonly Tuning[] {
  return TUNINGS.filter(
    (tuning) =>
      size(tuning, "lanes") <= traits.maxInvocationsPerGroup &&
      (size(tuning, "subgroups") === 0 || traits.features.has("subgroups")),
  );
}

/** Tunings of plans that mix passes over rows with passes over elements. */
export function mixedTunings(traits: DeviceTraits): readonly Tuning[] {
  return rowTunings(traits).map((tuning) => {
    const lanes = size(tuning, "lanes");
    return { ...tuning, invocations: lanes, unitsEach: lanes === 256 ? 4 : 1 };
  });
}

/** Units of a row that one invocation keeps in registers at most; longer rows are read again for every use. */
const MOST_HELD = 16;

/** What the code of a row's pass is written with. */
export interface RowWriter extends Unit {
  /** Whether a value assigned to a held unit is still there in the next loop. */
  readonly isHeld: boolean;
  /** The invocation's units of the row one after the other: `body` is given names of the value and its place in the row. */
  each(body: (value: string, unit: string) => string): string;
}

export type Reduction = "sum" | "max";

export interface RowPass {
  readonly label: string;
  readonly shape: MatrixShape;
  readonly reads: readonly Omit<Binding, "access">[];
  readonly writes: readonly Omit<Binding, "access">[];
  /** WGSL of the value at `unit` of `row`; `UNITS` is the length of a row. */
  readonly load: string;
  /** Functions `NAME(own: f32, local: u32) -> f32` that reduce a value over the invocations of a row, each called once. */
  readonly reductions: Readonly<Record<string, Reduction>>;
  /** Statements. `row` may lie below the last row, where the writer's loops do nothing. */
  readonly body: (writer: RowWriter) => string;
}

/** Adds up, or takes the largest of, what a unit holds. */
export function withinUnit({ width }: Unit, reduction: Reduction, value: string): string {
  if (width === 1) return value;
  return reduction === "sum"
    ? `dot(${value}, vec4<f32>(1.0f))`
    : `max(max((${value}).x, (${value}).y), max((${value}).z, (${value}).w))`;
}

/** A pass in which the invocations of a workgroup share rows. */
export function rowPass({ label, shape, reads, writes, load, reductions, body }: RowPass, tuning: Tuning): Pass {
  const unit = unitOf(shape.columns);
  const units = shape.columns / unit.width;
  const usesSubgroups = size(tuning, "subgroups") === 1;
  const lanes = Math.min(size(tuning, "lanes"), powerOfTwoFrom(units));
  const rowsPerGroup = usesSubgroups ? 1 : size(tuning, "lanes") / lanes;
  const held = Math.ceil(units / lanes);
  const isHeld = held <= MOST_HELD;
  const isFull = units % lanes === 0 && shape.rows % rowsPerGroup === 0;
  const place = (i: number) => `unit_${i}`;
  const guarded = (i: number, code: string) => (isFull ? code : `if (${place(i)} < units) { ${code} }`);
  const writer: RowWriter = {
    ...unit,
    isHeld,
    each: (lines) =>
      isHeld
        ? unrolled(held, (i) => `  ${guarded(i, lines(`value_${i}`, place(i)))}`)
        : `  for (var unit = lane; unit < units; unit += ${lanes}u) { var value = ${load}; ${lines("value", "unit")} }`,
  };
  const loads = unrolled(
    held,
    (i) => `  let ${place(i)} = lane + ${i * lanes}u;
  var value_${i} = ${unit.type}();
  ${guarded(i, `value_${i} = ${load.replaceAll(/\bunit\b/g, place(i))};`)}`,
  );
  const declared = Object.entries(reductions).map(([name, reduction]) =>
    usesSubgroups ? subgroupReduction(name, reduction, lanes) : groupReduction(name, reduction, lanes, rowsPerGroup),
  );
  return {
    label,
    bindings: [
      ...reads.map((binding) => ({ ...binding, access: "read" as const })),
      ...writes.map((binding) => ({ ...binding, access: "read_write" as const })),
    ],
    code: `
${usesSubgroups ? "enable subgroups;" : ""}
const ROWS = ${shape.rows}u;
const COLUMNS = ${shape.columns}u;
const UNITS = ${units}u;
${declared.join("")}
@compute @workgroup_size(${lanes * rowsPerGroup})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let lane = local % ${lanes}u;
  let row = group_of(group).x * ${rowsPerGroup}u + local / ${lanes}u;
  let units = select(0u, UNITS, row < ROWS);
${isHeld ? loads : ""}
${body(writer)}
}`,
    groups: [Math.ceil(shape.rows / rowsPerGroup), 1, 1],
  };
}

function operation(reduction: Reduction, left: string, right: string): string {
  return reduction === "sum" ? `${left} + ${right}` : `max(${left}, ${right})`;
}

/** Two steps over workgroup memory: neighbours by one invocation each, then all of a row by every invocation. */
function groupReduction(name: string, reduction: Reduction, lanes: number, rowsPerGroup: number): string {
  const neighbours = powerOfTwoFrom(Math.sqrt(lanes));
  return `
var<workgroup> ${name}_parts: array<f32, ${lanes * rowsPerGroup}>;

fn ${name}(own: f32, local: u32) -> f32 {
  ${name}_parts[local] = own;
  workgroupBarrier();
  if (local % ${neighbours}u == 0u) {
    var part = own;
    for (var i = 1u; i < ${neighbours}u; i++) { part = ${operation(reduction, "part", `${name}_parts[local + i]`)}; }
    ${name}_parts[local] = part;
  }
  workgroupBarrier();
  let first = local - local % ${lanes}u;
  var all = ${name}_parts[first];
  for (var i = ${neighbours}u; i < ${lanes}u; i += ${neighbours}u) { all = ${operation(reduction, "all", `${name}_parts[first + i]`)}; }
  return all;
}
`;
}

/**
 * Within subgroups first, then over them. Which invocations form a subgroup is the device's choice, so subgroups take
 * their places in workgroup memory in the order in which they arrive.
 */
function subgroupReduction(name: string, reduction: Reduction, lanes: number): string {
  return `
var<workgroup> ${name}_parts: array<f32, ${lanes}>;
var<workgroup> ${name}_count: atomic<u32>;

fn ${name}(own: f32, local: u32) -> f32 {
  let part = ${reduction === "sum" ? "subgroupAdd" : "subgroupMax"}(own);
  if (subgroupElect()) { ${name}_parts[atomicAdd(&${name}_count, 1u)] = part; }
  workgroupBarrier();
  let count = min(atomicLoad(&${name}_count), ${lanes}u);
  var all = ${name}_parts[0];
  for (var i = 1u; i < count; i++) { all = ${operation(reduction, "all", `${name}_parts[i]`)}; }
  return all;
}
`;
}
