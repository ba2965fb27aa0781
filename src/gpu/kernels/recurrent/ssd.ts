import { uniform } from "../../inputs.js";
import { type Kernel, size, type Tuning } from "../../kernel.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { carryPass } from "./carry.js";
import {
  chunkCount,
  MATRIX_STATE_SIZES,
  RECURRENT_PARAMETERS,
  RECURRENT_SWEEP,
  reader,
  recurrenceReference,
  recurrentShape,
} from "./shape.js";
import { chunkPass, outputsPass, ssdBytes, statesPass } from "./ssd-passes.js";
import { chunkTuning, fittingTunings, isVector } from "./tiles.js";

const TUNINGS: readonly Tuning[] = [
  { chunk: 16, groupRows: 4, groupColumns: 4 },
  { chunk: 64, groupRows: 8, groupColumns: 8 },
  { chunk: 64, groupRows: 16, groupColumns: 8 },
  { chunk: 64, groupRows: 16, groupColumns: 16 },
  { chunk: 128, groupRows: 16, groupColumns: 16 },
];

/** State space duality: the recurrence of a layer with one decay a head, by chunks that are matrix products. */
export const ssdChunked: Kernel = {
  id: "recurrent-ssd-chunked",
  family: "recurrent",
  title: "Mamba-2 (SSD), chunked",
  summary:
    "State-space layer with a single decay for each head and token, which makes each chunk of tokens a few matrix products. Only the states at the ends of chunks are passed on one after another.",
  architectureId: "mamba-2",
  parameters: RECURRENT_PARAMETERS,
  sizes: MATRIX_STATE_SIZES,
  sweep: RECURRENT_SWEEP,
  requires: [],
  tunings(parameters, traits) {
    const shape = recurrentShape(parameters);
    return fittingTunings(TUNINGS, traits, (tuning) => ({
      sharedBytes: ssdBytes(shape, tuning),
      stateBytes: 4 * chunkCount(shape, tuning.chunk) * shape.heads * shape.state * shape.headDim,
    }));
  },
  plan(parameters, _traits, tuning) {
    const shape = recurrentShape(parameters);
    const { sequence, heads, headDim, state } = shape;
    const chunked = chunkTuning(tuning);
    const chunks = chunkCount(shape, chunked.chunk);
    const matrix = state * headDim;
    const lanes = isVector(matrix) ? 4 : 1;
    return {
      buffers: [
        { name: "x", type: "f32", length: sequence * heads * headDim, role: "input" },
        { name: "dt", type: "f32", length: sequence * heads, role: "input" },
        { name: "a", type: "f32", length: heads, role: "input" },
        { name: "b", type: "f32", length: sequence * state, role: "input" },
        { name: "c", type: "f32", length: sequence * state, role: "input" },
        { name: "y", type: "f32", length: sequence * heads * headDim, role: "output" },
        { name: "gram", type: "f32", length: chunks * chunked.chunk ** 2, role: "scratch" },
        { name: "decays", type: "f32", length: chunks * chunked.chunk * heads, role: "scratch" },
        { name: "states", type: "f32", length: chunks * heads * matrix, role: "scratch" },
      ],
      passes: [
        chunkPass(shape, chunked),
        statesPass(shape, chunked),
        carryPass({
          states: "states",
          chunks,
          width: heads * matrix,
          lanes,
          bindings: [{ buffer: "decays", access: "read", as: "array<f32>" }],
          // A chunk's decay is the last of its running sums.
          decay: `exp(decays[(chunk * ${chunked.chunk}u + ${chunked.chunk - 1}u) * ${heads}u + i / ${matrix / lanes}u])`,
        }),
        outputsPass(shape, chunked),
      ],
    };
  },
  inputs(parameters, random) {
    const { sequence, heads, headDim, state } = recurrentShape(parameters);
    // Decays exp(dt a) lie between 0.82 and 1.
    return {
      x: uniform(sequence * heads * headDim, random),
      dt: uniform(sequence * heads, random, 0.001, 0.2),
      a: uniform(heads, random, -1, -0.1),
      b: uniform(sequence * state, random),
      c: uniform(sequence * state, random),
    };
  },
  reference(parameters, inputs) {
    const shape = recurrentShape(parameters);
    const { heads, headDim, state } = shape;
    const [x, dt, a] = [reader(inputs, "x"), reader(inputs, "dt"), reader(inputs, "a")];
    const [b, c] = [reader(inputs, "b"), reader(inputs, "c")];
    // Section 6: h ← exp(Δ A) h + Δ B xᵀ, then y = Cᵀ h, with one A and one Δ for each head.
    return {
      y: recurrenceReference(shape, state * headDim, (token, head, held, row) => {
        const at = token * heads + head;
        const step = dt(at);
        const decay = Math.exp(step * a(head));
        row?.fill(0);
        for (let n = 0; n < state; n++) {
          const written = step * b(token * state + n);
          const read = c(token * state + n);
          for (let p = 0; p < headDim; p++) {
            const next = decay * (held[n * headDim + p] ?? 0) + written * x(at * headDim + p);
            held[n * headDim + p] = next;
            if (row) row[p] = (row[p] ?? 0) + read * next;
          }
        }
      }),
    };
  },
  tolerance(parameters) {
    const state = size(parameters, "state");
    return {
      relative: 16 * Math.sqrt(state + 64) * F32_ROUNDOFF,
      derivation:
        "An output sums over the state and over the tokens that decay has not yet hidden, some tens of them; rounding errors grow as the root of their number times 2⁻²⁴, and exponentials of sums of up to 128 logarithms add a few units, as WGSL allows exp an error of 3 + 2|x| units: sixteen times.",
    };
  },
  cost(parameters) {
    const { sequence, heads, headDim, state } = recurrentShape(parameters);
    // A token and head by the recurrence: decay, outer product and sum of the state, 3NP; Cᵀ h, 2NP; Δ x; Δ A, exp.
    return {
      usefulFlops: sequence * heads * (5 * state * headDim + headDim + 2),
      compulsoryBytes: 4 * (sequence * (heads * (2 * headDim + 1) + 2 * state) + heads),
    };
  },
};
