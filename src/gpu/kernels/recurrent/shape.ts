import {
  type Inputs,
  input,
  type KernelParameter,
  type KernelParameters,
  type Reference,
  type Size,
  type Sweep,
  size,
} from "../../kernel.js";

/**
 * Sizes of a recurrent layer, by the same names throughout the family: tokens, heads, value channels of a head, and
 * the state that each of these channels keeps (the key dimension of linear attention, N of Mamba).
 *
 * All tensors are stored token by token, as the projections before the layer write them: [sequence, heads, width].
 */
export interface RecurrentShape {
  readonly sequence: number;
  readonly heads: number;
  readonly headDim: number;
  readonly state: number;
}

export function recurrentShape(parameters: KernelParameters): RecurrentShape {
  return {
    sequence: size(parameters, "sequence"),
    heads: size(parameters, "heads"),
    headDim: size(parameters, "headDim"),
    state: size(parameters, "state"),
  };
}

export const RECURRENT_PARAMETERS: readonly KernelParameter[] = [
  { name: "sequence", label: "tokens", min: 1, max: 65_536 },
  { name: "heads", label: "heads", min: 1, max: 128 },
  { name: "headDim", label: "channels of a head", min: 1, max: 256 },
  { name: "state", label: "state of a channel", min: 1, max: 256 },
];

/** Layers whose heads keep a matrix: every head is 64 wide, as in Mamba-2 and RWKV. */
export const MATRIX_STATE_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { sequence: 256, heads: 4, headDim: 64, state: 64 },
  standard: { sequence: 4096, heads: 32, headDim: 64, state: 64 },
  large: { sequence: 8192, heads: 32, headDim: 64, state: 64 },
};

export const RECURRENT_SWEEP: Sweep = {
  parameter: "sequence",
  values: [128, 256, 512, 1024, 2048, 4096, 8192, 16_384],
};

/**
 * One step of one head's recurrence in float64: moves `state` from the token before to this one and, where `row` is
 * given, writes the head's outputs into it.
 */
export type Step = (token: number, head: number, state: Float64Array, row: Float64Array | null) => void;

/** The outputs [sequence, heads, headDim] of a recurrence, head by head no further than asked. */
export function recurrenceReference(
  { heads, headDim }: Pick<RecurrentShape, "heads" | "headDim">,
  stateLength: number,
  step: Step,
): Reference {
  const started = new Map<number, { readonly state: Float64Array; readonly row: Float64Array; steps: number }>();
  return (index) => {
    const token = Math.floor(index / (heads * headDim));
    const head = Math.floor(index / headDim) % heads;
    const own = started.get(head) ?? {
      state: new Float64Array(stateLength),
      row: new Float64Array(headDim),
      steps: 0,
    };
    started.set(head, own);
    if (own.steps > token + 1) throw new Error("a recurrence is asked for its tokens in rising order");
    for (; own.steps <= token; own.steps++) step(own.steps, head, own.state, own.steps === token ? own.row : null);
    return own.row[index % headDim] ?? Number.NaN;
  };
}

/** An input's values, for float64 loops that index them all the time. */
export function reader(inputs: Inputs, name: string): (index: number) => number {
  const values = input(inputs, name);
  return (index) => values[index] ?? 0;
}

/** Chunks into which the tokens are cut; the last may be short. */
export function chunkCount({ sequence }: RecurrentShape, chunk: number): number {
  return Math.ceil(sequence / chunk);
}
