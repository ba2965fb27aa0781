import { uniform } from "../../inputs.js";
import type { Inputs, Kernel, KernelParameters, Tuning } from "../../kernel.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { causalBytes, causalPass } from "./causal.js";
import { correctionsPass, recurrencePass, transitionsPass } from "./gated-delta-passes.js";
import { gatedDeltaBytes } from "./gated-delta-tiles.js";
import { wyPass } from "./gated-delta-wy.js";
import {
  chunkCount,
  MATRIX_STATE_SIZES,
  RECURRENT_PARAMETERS,
  RECURRENT_SWEEP,
  reader,
  recurrenceReference,
  recurrentShape,
} from "./shape.js";
import { chunkTuning, fittingTunings } from "./tiles.js";

const TUNINGS: readonly Tuning[] = [
  { chunk: 16, groupRows: 4, groupColumns: 4 },
  { chunk: 32, groupRows: 8, groupColumns: 8 },
  { chunk: 64, groupRows: 16, groupColumns: 8 },
];

/** The gated delta rule by chunks, in the WY form of Yang et al. 2024 (section 3.3). */
export const gatedDeltaChunked: Kernel = {
  id: "recurrent-gated-delta-chunked",
  family: "recurrent",
  title: "Gated DeltaNet, chunked",
  summary:
    "Linear attention that overwrites what it holds under a key instead of adding to it, and forgets by a gate. The overwrites of a chunk of tokens are gathered by solving a small triangular system, after which all is matrix products but a recurrence over chunks.",
  architectureId: "gated-deltanet",
  parameters: RECURRENT_PARAMETERS,
  sizes: MATRIX_STATE_SIZES,
  sweep: RECURRENT_SWEEP,
  requires: [],
  tunings(parameters, traits) {
    const shape = recurrentShape(parameters);
    return fittingTunings(TUNINGS, traits, (tuning) => ({
      sharedBytes: Math.max(causalBytes(shape, tuning), gatedDeltaBytes(shape, tuning)),
      stateBytes:
        4 * chunkCount(shape, tuning.chunk) * shape.heads * shape.state * Math.max(shape.state, shape.headDim),
    }));
  },
  plan(parameters, _traits, tuning) {
    const shape = recurrentShape(parameters);
    const { sequence, heads, headDim, state } = shape;
    const chunked = chunkTuning(tuning);
    const chunks = chunkCount(shape, chunked.chunk);
    const keys = sequence * heads * state;
    const values = sequence * heads * headDim;
    return {
      buffers: [
        { name: "q", type: "f32", length: keys, role: "input" },
        { name: "k", type: "f32", length: keys, role: "input" },
        { name: "v", type: "f32", length: values, role: "input" },
        { name: "gate", type: "f32", length: sequence * heads, role: "input" },
        { name: "beta", type: "f32", length: sequence * heads, role: "input" },
        { name: "y", type: "f32", length: values, role: "output" },
        { name: "decays", type: "f32", length: chunks * chunked.chunk * heads, role: "scratch" },
        { name: "w", type: "f32", length: keys, role: "scratch" },
        { name: "u", type: "f32", length: values, role: "scratch" },
        { name: "transitions", type: "f32", length: chunks * heads * state * state, role: "scratch" },
        { name: "states", type: "f32", length: chunks * heads * state * headDim, role: "scratch" },
      ],
      passes: [
        wyPass(shape, chunked),
        transitionsPass(shape, chunked),
        recurrencePass(shape, chunked),
        correctionsPass(shape, chunked),
        causalPass(shape, chunked, { kind: "decayed", values: "u", stateRows: state }),
      ],
    };
  },
  inputs: inputsOf,
  reference(parameters, inputs) {
    const shape = recurrentShape(parameters);
    const { heads, headDim, state } = shape;
    const [q, k, v] = [reader(inputs, "q"), reader(inputs, "k"), reader(inputs, "v")];
    const [gate, beta] = [reader(inputs, "gate"), reader(inputs, "beta")];
    const held = new Float64Array(headDim);
    // Equation 10, transposed: S ← α (I − β k kᵀ) S + β k vᵀ, then y = Sᵀ q.
    return {
      y: recurrenceReference(shape, state * headDim, (token, head, s, row) => {
        const at = token * heads + head;
        const alpha = Math.exp(gate(at));
        held.fill(0);
        for (let n = 0; n < state; n++) {
          const key = k(at * state + n);
          for (let p = 0; p < headDim; p++) {
            const decayed = alpha * (s[n * headDim + p] ?? 0);
            s[n * headDim + p] = decayed;
            held[p] = (held[p] ?? 0) + key * decayed;
          }
        }
        for (let p = 0; p < headDim; p++) held[p] = beta(at) * (v(at * headDim + p) - (held[p] ?? 0));
        row?.fill(0);
        for (let n = 0; n < state; n++) {
          const key = k(at * state + n);
          const query = q(at * state + n);
          for (let p = 0; p < headDim; p++) {
            const next = (s[n * headDim + p] ?? 0) + key * (held[p] ?? 0);
            s[n * headDim + p] = next;
            if (row) row[p] = (row[p] ?? 0) + query * next;
          }
        }
      }),
    };
  },
  tolerance(parameters) {
    const { state } = recurrentShape(parameters);
    return {
      relative: 16 * Math.sqrt(state + 64) * F32_ROUNDOFF,
      derivation:
        "A chain of four products, each a sum over the state or a chunk, whose rounding errors grow as the root of its length times 2⁻²⁴; the triangular system, with unit keys and β below 1, enlarges them by a small factor, and exponentials add a few units: sixteen times.",
    };
  },
  cost(parameters) {
    const { sequence, heads, headDim, state } = recurrentShape(parameters);
    // A token and head by the recurrence: α S, NP; kᵀ S, 2NP; β (v − …), 2P; S += k uᵀ, 2NP; qᵀ S, 2NP; exp.
    return {
      usefulFlops: sequence * heads * (7 * state * headDim + 2 * headDim + 1),
      compulsoryBytes: 4 * sequence * heads * (2 * state + 2 * headDim + 2),
    };
  },
};

/** Keys of length 1 and gates whose logarithm lies between −0.2 and 0, so that states stay bounded. */
function inputsOf(parameters: KernelParameters, random: () => number): Inputs {
  const { sequence, heads, headDim, state } = recurrentShape(parameters);
  const rows = sequence * heads;
  const k = uniform(rows * state, random);
  for (let row = 0; row < rows; row++) {
    const key = k.subarray(row * state, (row + 1) * state);
    let squares = 0;
    for (const element of key) squares += element * element;
    const length = Math.sqrt(squares);
    for (let n = 0; n < state; n++) key[n] = (key[n] ?? 0) / length;
  }
  return {
    q: uniform(rows * state, random),
    k,
    v: uniform(rows * headDim, random),
    gate: uniform(rows, random, -0.2, 0),
    beta: uniform(rows, random, 0, 1),
  };
}
