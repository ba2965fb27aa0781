import { roundToHalf, uniform } from "../../inputs.js";
import {
  type BufferSpec,
  type Cost,
  type Inputs,
  input,
  type KernelParameter,
  type KernelParameters,
  type Reference,
  type Size,
  type Sweep,
  size,
  type Tuning,
} from "../../kernel.js";
import { rememberLast, softmaxWeights } from "../attention/reference.js";
import type { Rows, Stored } from "../attention/rows.js";
import { farKeys, moveFarKeys, shiftKeys, shiftQueries } from "../attention/shift.js";
import { LOG2_E, type TileSources } from "../attention/tile.js";

/** Self-attention over a prompt: every head's queries, keys and values are stored by position. */
export interface PrefillShape {
  readonly sequence: number;
  readonly heads: number;
  readonly headDim: number;
  /** Whether a position attends only to itself and to earlier ones. */
  readonly isCausal: boolean;
  /** A position attends to those that are less than this far away. */
  readonly window: number;
}

/** The shape that parameters ask for; a kernel without a window sees the whole sequence. */
export function prefillShape(parameters: KernelParameters): PrefillShape {
  const sequence = size(parameters, "sequence");
  return {
    sequence,
    heads: size(parameters, "heads"),
    headDim: size(parameters, "headDim"),
    isCausal: size(parameters, "causal") === 1,
    window: Math.min(sequence, parameters["window"] ?? sequence),
  };
}

export const PREFILL_PARAMETERS: readonly KernelParameter[] = [
  { name: "sequence", label: "tokens of the prompt", min: 1, max: 16_384 },
  { name: "heads", label: "heads", min: 1, max: 64 },
  { name: "headDim", label: "numbers in a head's query, key and value", min: 1, max: 256 },
  { name: "causal", label: "only earlier tokens are seen (1) or all (0)", min: 0, max: 1 },
];

/** At the standard size the matrix of scores takes 128 MiB, the largest binding that every device has. */
export const PREFILL_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { sequence: 256, heads: 2, headDim: 64, causal: 1 },
  standard: { sequence: 4096, heads: 2, headDim: 64, causal: 1 },
  large: { sequence: 8192, heads: 4, headDim: 128, causal: 1 },
};

export const PREFILL_SWEEP: Sweep = { parameter: "sequence", values: [128, 256, 512, 1024, 2048, 4096, 8192] };

/**
 * How tiles may be divided, the smallest first. The materialized method and the fused ones choose from the same list.
 * The third stages whole keys, and so its queries once; the fourth leaves values to the caches.
 */
export const PREFILL_TUNINGS: readonly Tuning[] = [
  { columns: 8, groupRows: 8, rows: 1, depth: 16, staged: 1 },
  { columns: 8, groupRows: 8, rows: 4, depth: 16, staged: 1 },
  { columns: 8, groupRows: 8, rows: 4, depth: 256, staged: 1 },
  { columns: 8, groupRows: 16, rows: 4, depth: 32, staged: 0 },
  { columns: 16, groupRows: 8, rows: 8, depth: 16, staged: 1 },
];

export function prefillBuffers({ sequence, heads, headDim }: PrefillShape, stored: Stored): readonly BufferSpec[] {
  const length = heads * sequence * headDim;
  return [
    { name: "q", type: stored, length, role: "input" },
    { name: "k", type: stored, length, role: "input" },
    { name: "v", type: stored, length, role: "input" },
    { name: "o", type: stored, length, role: "output" },
  ];
}

export function prefillRows(buffer: string, { headDim }: PrefillShape, stored: Stored): Rows {
  return { buffer, stored, stride: headDim, dim: headDim };
}

/** Rows of a head, for code that knows `head` and `first_row`. Scores are divided by √d (Vaswani et al. 2017, equation 1). */
export function prefillSources({ sequence, headDim }: PrefillShape): TileSources {
  const row = (position: string) => `head * ${sequence}u + min(${position}, ${sequence - 1}u)`;
  return {
    queryRow: (index) => row(`first_row + ${index}`),
    keyRow: row,
    valueRow: row,
    scale: LOG2_E / Math.sqrt(headDim),
  };
}

/** Queries are long enough that some weights are far larger than others, as they are in trained models. */
const LONGEST_QUERY = 4;

export function prefillInputs(parameters: KernelParameters, random: () => number, stored: Stored = "f32"): Inputs {
  const { sequence, heads, headDim } = prefillShape(parameters);
  const length = heads * sequence * headDim;
  const round = (values: Float32Array) => (stored === "f16" ? roundToHalf(values) : values);
  const q = uniform(length, random, -LONGEST_QUERY, LONGEST_QUERY);
  const k = uniform(length, random);
  shiftQueries(q, headDim, 0, 1 / Math.sqrt(headDim));
  shiftKeys(k, headDim, 0);
  const ofHead = sequence * headDim;
  for (let head = 0; head < heads; head++)
    moveFarKeys(k.subarray(head * ofHead, (head + 1) * ofHead), headDim, 0, farKeys(sequence, head));
  return { q: round(q), k: round(k), v: round(uniform(length, random)) };
}

/** The first position that a query attends to, and the one after the last. */
function keptKeys({ sequence, isCausal, window }: PrefillShape, position: number): readonly [number, number] {
  return [Math.max(0, position - window + 1), Math.min(sequence, isCausal ? position + 1 : position + window)];
}

/** softmax(q Kᵀ/√d) V over the kept keys, of each position of each head (Vaswani et al. 2017, equation 1). */
export function prefillReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
  const shape = prefillShape(parameters);
  const { sequence, headDim } = shape;
  const q = input(inputs, "q");
  const k = input(inputs, "k");
  const v = input(inputs, "v");
  const weightsOf = rememberLast((row: number) => {
    const [first, end] = keptKeys(shape, row % sequence);
    const firstRow = row - (row % sequence) + first;
    const scores = Float64Array.from({ length: end - first }, (_, key) => {
      let product = 0;
      for (let l = 0; l < headDim; l++)
        product += (q[row * headDim + l] ?? 0) * (k[(firstRow + key) * headDim + l] ?? 0);
      return product / Math.sqrt(headDim);
    });
    return { firstRow, weights: softmaxWeights(scores) };
  });
  return {
    o: (index) => {
      const { firstRow, weights } = weightsOf(Math.floor(index / headDim));
      let sum = 0;
      for (const [key, weight] of weights.entries())
        sum += weight * (v[(firstRow + key) * headDim + (index % headDim)] ?? 0);
      return sum;
    },
  };
}

/** Pairs of a query and a key that it attends to, in one head. */
export function keptPairs(shape: PrefillShape): number {
  let pairs = 0;
  for (let position = 0; position < shape.sequence; position++) {
    const [first, end] = keptKeys(shape, position);
    pairs += end - first;
  }
  return pairs;
}

/**
 * 4d operations for each kept pair, those of the two matrix products; exponentials are not counted (Dao 2023,
 * section 4.1, which halves them for a causal mask where here the pairs are counted).
 */
export function prefillCost(parameters: KernelParameters, stored: Stored = "f32"): Cost {
  const shape = prefillShape(parameters);
  const { sequence, heads, headDim } = shape;
  return {
    usefulFlops: 4 * headDim * heads * keptPairs(shape),
    compulsoryBytes: 4 * (stored === "f16" ? 2 : 4) * heads * sequence * headDim,
  };
}
