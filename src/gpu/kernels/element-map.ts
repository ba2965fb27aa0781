import { type Binding, type DeviceTraits, type Pass, size, type Tuning } from "../kernel.js";
import { unrolled } from "./code.js";

/** A pass in which each unit of the output is computed from its place alone. */
export interface ElementMap {
  readonly label: string;
  /** What is read. */
  readonly reads: readonly Omit<Binding, "access">[];
  readonly output: Omit<Binding, "access">;
  /** Elements of `output` as it is bound, so vectors where it is bound as vectors. */
  readonly units: number;
  /** WGSL that declares `fn value(unit: u32)`, which gives the output's element `unit`. */
  readonly code: string;
}

const TUNINGS: readonly Tuning[] = [
  { invocations: 64, unitsEach: 1 },
  { invocations: 256, unitsEach: 1 },
  { invocations: 256, unitsEach: 2 },
  { invocations: 256, unitsEach: 4 },
];

export function elementMapTunings(traits: DeviceTraits): readonly Tuning[] {
  return TUNINGS.filter((tuning) => size(tuning, "invocations") <= traits.maxInvocationsPerGroup);
}

/**
 * Neighbouring invocations take neighbouring units. An invocation loads all its units before it stores any: a compiler
 * that cannot rule out that buffers overlap would not move a load before a store.
 */
export function elementMapPass({ label, reads, output, units, code }: ElementMap, tuning: Tuning): Pass {
  const invocations = size(tuning, "invocations");
  const unitsEach = size(tuning, "unitsEach");
  return {
    label,
    bindings: [
      ...reads.map((binding) => ({ ...binding, access: "read" as const })),
      { ...output, access: "read_write" },
    ],
    code: `
const UNITS = ${units}u;

${code}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let first = group_of(group).x * ${invocations * unitsEach}u + local;
${unrolled(unitsEach, (i) => `  let value_${i} = value(min(first + ${i * invocations}u, UNITS - 1u));`)}
${unrolled(unitsEach, (i) => `  if (first + ${i * invocations}u < UNITS) { ${output.buffer}[first + ${i * invocations}u] = value_${i}; }`)}
}`,
    groups: [Math.ceil(units / (invocations * unitsEach)), 1, 1],
  };
}
