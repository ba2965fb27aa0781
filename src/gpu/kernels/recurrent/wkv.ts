import { uniform } from "../../inputs.js";
import { type DeviceTraits, type Kernel, size, type Tuning } from "../../kernel.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { carryPass } from "./carry.js";
import {
  MATRIX_STATE_SIZES,
  RECURRENT_PARAMETERS,
  RECURRENT_SWEEP,
  type RecurrentShape,
  reader,
  recurrenceReference,
  recurrentShape,
} from "./shape.js";
import { isVector } from "./tiles.js";
import { type WkvTuning, walkPass, wkvBytes } from "./wkv-passes.js";

/** A `chunk` of zero stands for the whole sequence, walked through at once. */
const TUNINGS: readonly Tuning[] = [
  { columns: 32, parts: 1, steps: 4, chunk: 0 },
  { columns: 32, parts: 4, steps: 8, chunk: 0 },
  { columns: 64, parts: 1, steps: 8, chunk: 64 },
  { columns: 64, parts: 2, steps: 8, chunk: 128 },
  { columns: 64, parts: 4, steps: 8, chunk: 256 },
];

/** RWKV-6's token mixing as its own kernels compute it, an invocation a channel, with time cut into chunks if it pays. */
export const wkv: Kernel = {
  id: "recurrent-wkv",
  family: "recurrent",
  title: "RWKV-6 (WKV)",
  summary:
    "Linear attention in which each key channel forgets at a rate of its own that depends on the token. An invocation carries one value channel's column of the state in registers through the tokens; where that leaves a device idle, chunks of tokens run side by side, twice.",
  architectureId: "rwkv-6",
  parameters: RECURRENT_PARAMETERS,
  sizes: MATRIX_STATE_SIZES,
  sweep: RECURRENT_SWEEP,
  requires: [],
  tunings(parameters, traits) {
    const shape = recurrentShape(parameters);
    return TUNINGS.filter((tuning) => {
      const { chunk } = wkvTuning(tuning, shape);
      return fits(shape, wkvTuning(tuning, shape), traits) && (size(tuning, "chunk") === 0 || chunk < shape.sequence);
    });
  },
  plan(parameters, _traits, tuning) {
    const shape = recurrentShape(parameters);
    const { sequence, heads, headDim, state } = shape;
    const tuned = wkvTuning(tuning, shape);
    const chunks = Math.ceil(sequence / tuned.chunk);
    const width = heads * state * headDim;
    const lanes = isVector(headDim) ? 4 : 1;
    const keys = sequence * heads * state;
    const buffers = [
      { name: "r", type: "f32", length: keys, role: "input" },
      { name: "k", type: "f32", length: keys, role: "input" },
      { name: "v", type: "f32", length: sequence * heads * headDim, role: "input" },
      { name: "w", type: "f32", length: keys, role: "input" },
      { name: "bonus", type: "f32", length: heads * state, role: "input" },
      { name: "y", type: "f32", length: sequence * heads * headDim, role: "output" },
    ] as const;
    if (chunks === 1) return { buffers, passes: [walkPass(shape, tuned, "outputs")] };
    return {
      buffers: [
        ...buffers,
        { name: "states", type: "f32", length: chunks * width, role: "scratch" },
        { name: "decays", type: "f32", length: chunks * heads * state, role: "scratch" },
      ],
      passes: [
        walkPass(shape, tuned, "states"),
        carryPass({
          states: "states",
          chunks,
          width,
          lanes,
          bindings: [{ buffer: "decays", access: "read", as: "array<f32>" }],
          decay: `decays[chunk * ${heads * state}u + i / ${headDim / lanes}u]`,
        }),
        walkPass(shape, tuned, "outputs"),
      ],
    };
  },
  inputs(parameters, random) {
    const { sequence, heads, headDim, state } = recurrentShape(parameters);
    const keys = sequence * heads * state;
    return {
      r: uniform(keys, random),
      k: uniform(keys, random),
      v: uniform(sequence * heads * headDim, random),
      w: uniform(keys, random, 0.8, 1),
      bonus: uniform(heads * state, random),
    };
  },
  reference(parameters, inputs) {
    const shape = recurrentShape(parameters);
    const { heads, headDim, state } = shape;
    const [r, k, v] = [reader(inputs, "r"), reader(inputs, "k"), reader(inputs, "v")];
    const [w, bonus] = [reader(inputs, "w"), reader(inputs, "bonus")];
    // Peng et al. 2024, section 4.2: y = rᵀ (S + diag(u) k vᵀ), then S ← diag(w) S + k vᵀ.
    return {
      y: recurrenceReference(shape, state * headDim, (token, head, held, row) => {
        const at = token * heads + head;
        row?.fill(0);
        for (let n = 0; n < state; n++) {
          const read = r(at * state + n);
          const key = k(at * state + n);
          const decay = w(at * state + n);
          const boosted = bonus(head * state + n) * key;
          for (let p = 0; p < headDim; p++) {
            const value = v(at * headDim + p);
            const before = held[n * headDim + p] ?? 0;
            if (row) row[p] = (row[p] ?? 0) + read * (before + boosted * value);
            held[n * headDim + p] = decay * before + key * value;
          }
        }
      }),
    };
  },
  tolerance(parameters) {
    const { state } = recurrentShape(parameters);
    return {
      relative: 8 * Math.sqrt(state + 64) * F32_ROUNDOFF,
      derivation:
        "An output sums over the state and over the ten or so tokens that decay has not yet hidden; rounding errors grow as the root of their number times 2⁻²⁴, and there are no functions but sums and products: eight times.",
    };
  },
  cost(parameters) {
    const { sequence, heads, headDim, state } = recurrentShape(parameters);
    // A token and head: rᵀ S, 2NP; Σ r u k once for all channels, 3N, times v, 2P; decay, outer product and sum, 3NP.
    return {
      usefulFlops: sequence * heads * (5 * state * headDim + 3 * state + 2 * headDim),
      compulsoryBytes: 4 * (sequence * heads * (3 * state + 2 * headDim) + heads * state),
    };
  },
};

function wkvTuning(tuning: Tuning, { sequence }: RecurrentShape): WkvTuning {
  return {
    columns: size(tuning, "columns"),
    parts: size(tuning, "parts"),
    steps: size(tuning, "steps"),
    chunk: size(tuning, "chunk") || sequence,
  };
}

function fits(shape: RecurrentShape, tuning: WkvTuning, traits: DeviceTraits): boolean {
  return (
    tuning.columns * tuning.parts <= traits.maxInvocationsPerGroup &&
    wkvBytes(shape, tuning) <= traits.sharedMemoryBytes
  );
}
