import type { Binding, Pass } from "../../kernel.js";

/** Chunks whose states are read before any is written, so that the reads need not wait for each other. */
const AHEAD = 8;

const INVOCATIONS = 64;

export interface Carry {
  /** The buffer of states, [chunks, width]. */
  readonly states: string;
  readonly chunks: number;
  /** Elements of all heads' states after one chunk. */
  readonly width: number;
  /** Neighbouring elements of a state that share their decay: 4 where they can be moved as a vector. */
  readonly lanes: 1 | 4;
  /** What decays need beside the states. */
  readonly bindings: readonly Binding[];
  /** WGSL of the factor by which `chunk` shrinks the state that enters it, at the element or vector `i`. */
  readonly decay: string;
  /** WGSL functions that `setup` and `decay` use. */
  readonly helpers?: string;
  /** WGSL run once, before the first chunk. */
  readonly setup?: string;
}

/**
 * The recurrence over chunks, one invocation for each element of a state. In place: what each chunk adds to the state
 * is replaced by the state that enters the chunk.
 */
export function carryPass({ states, chunks, width, lanes, bindings, decay, helpers = "", setup = "" }: Carry): Pass {
  const count = width / lanes;
  const element = lanes === 4 ? "vec4<f32>" : "f32";
  return {
    label: "carry over chunks",
    bindings: [{ buffer: states, access: "read_write", as: `array<${element}>` }, ...bindings],
    code: `
const CHUNKS = ${chunks}u;
const WIDTH = ${count}u;
${helpers}
@compute @workgroup_size(${INVOCATIONS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let i = group_of(group).x * ${INVOCATIONS}u + local;
  if (i >= WIDTH) { return; }
  ${setup}
  var carried = ${element}();
  for (var first = 0u; first < CHUNKS; first += ${AHEAD}u) {
    var added: array<${element}, ${AHEAD}>;
    for (var j = 0u; j < ${AHEAD}u; j++) { added[j] = ${states}[min(first + j, CHUNKS - 1u) * WIDTH + i]; }
    for (var j = 0u; j < ${AHEAD}u && first + j < CHUNKS; j++) {
      let chunk = first + j;
      ${states}[chunk * WIDTH + i] = carried;
      carried = carried * ${decay} + added[j];
    }
  }
}`,
    groups: [Math.ceil(count / INVOCATIONS), 1, 1],
  };
}
