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
} from "../../kernel.js";
import { rememberLast, softmaxWeights } from "../attention/reference.js";
import type { Stored } from "../attention/rows.js";
import { farKeys, moveFarKeys, shiftKeys, shiftQueries } from "../attention/shift.js";

/** What is remembered of past tokens, and so must be read for each new one. */
export type DecodeVariant = "mha" | "gqa" | "mqa" | "mla" | "sparse";

/** Query heads that share a key head and a value head in grouped-query attention; eight in Llama 2 70B. */
const GROUP_SIZE = 8;

/** Attention of one new token, of each of `batch` sequences, to a cache of `context` tokens. */
export interface DecodeShape {
  readonly batch: number;
  readonly queryHeads: number;
  readonly kvHeads: number;
  /** Query heads that read the same keys and values; the last key head may have fewer. */
  readonly sharing: number;
  readonly context: number;
  /** Tokens that are attended to: all of the context, or those selected. */
  readonly keys: number;
  readonly keyDim: number;
  readonly valueDim: number;
  /** Whether a token's value is the first part of its key, as in a latent cache. */
  readonly isLatent: boolean;
  readonly isSelected: boolean;
  /** What scores are multiplied by. */
  readonly scale: number;
}

export function decodeShape(variant: DecodeVariant, parameters: KernelParameters): DecodeShape {
  const queryHeads = size(parameters, "queryHeads");
  const context = size(parameters, "context");
  const headDim = size(parameters, "headDim");
  const common = { batch: size(parameters, "batch"), queryHeads, context };
  if (variant === "mla" || variant === "sparse") {
    const latent = size(parameters, "latent");
    const rope = size(parameters, "rope");
    return {
      ...common,
      kvHeads: 1,
      sharing: queryHeads,
      keys: variant === "sparse" ? Math.min(context, size(parameters, "selected")) : context,
      keyDim: latent + rope,
      valueDim: latent,
      isLatent: true,
      isSelected: variant === "sparse",
      // DeepSeek-V2, equation 18: the products are those of the queries and keys before absorption.
      scale: 1 / Math.sqrt(headDim + rope),
    };
  }
  const sharing = { mha: 1, gqa: Math.min(GROUP_SIZE, queryHeads), mqa: queryHeads }[variant];
  return {
    ...common,
    kvHeads: Math.ceil(queryHeads / sharing),
    sharing,
    keys: context,
    keyDim: headDim,
    valueDim: headDim,
    isLatent: false,
    isSelected: false,
    scale: 1 / Math.sqrt(headDim),
  };
}

const PARAMETERS: readonly KernelParameter[] = [
  { name: "context", label: "tokens in the cache", min: 1, max: 131_072 },
  { name: "queryHeads", label: "query heads", min: 1, max: 128 },
  { name: "headDim", label: "numbers in a head's query, key and value", min: 1, max: 256 },
  { name: "batch", label: "sequences decoded at once", min: 1, max: 256 },
];

const LATENT_PARAMETERS: readonly KernelParameter[] = [
  { name: "latent", label: "numbers in a token's latent", min: 1, max: 1024 },
  { name: "rope", label: "numbers in a token's positional key", min: 1, max: 256 },
];

const SELECTED: KernelParameter = { name: "selected", label: "tokens that are attended to", min: 1, max: 131_072 };

export function decodeParameters(variant: DecodeVariant): readonly KernelParameter[] {
  if (variant === "sparse") return [...PARAMETERS, ...LATENT_PARAMETERS, SELECTED];
  return variant === "mla" ? [...PARAMETERS, ...LATENT_PARAMETERS] : PARAMETERS;
}

/** A latent of DeepSeek-V2 (section 2.1.4): 4 heads' worth of numbers, and half a head's for positions. */
const LATENT = { latent: 512, rope: 64 };

export function decodeSizes(variant: DecodeVariant): Readonly<Record<Size, KernelParameters>> {
  const at = (parameters: KernelParameters, selected: number): KernelParameters => {
    if (variant === "sparse") return { ...parameters, ...LATENT, selected };
    return variant === "mla" ? { ...parameters, ...LATENT } : parameters;
  };
  return {
    quick: at({ context: 512, queryHeads: 16, headDim: 64, batch: 1 }, 128),
    standard: at({ context: 4096, queryHeads: 32, headDim: 128, batch: 1 }, 512),
    large: at({ context: 8192, queryHeads: 32, headDim: 128, batch: 4 }, 2048),
  };
}

export const DECODE_SWEEP: Sweep = { parameter: "context", values: [256, 512, 1024, 2048, 4096, 8192] };

/** Where the keys of a shape are, and its values, by the name of the buffer. */
export function cacheBuffers({ isLatent }: DecodeShape): { readonly keys: string; readonly values: string } {
  return isLatent ? { keys: "cache", values: "cache" } : { keys: "k", values: "v" };
}

export function decodeBuffers(shape: DecodeShape, stored: Stored): readonly BufferSpec[] {
  const { batch, queryHeads, kvHeads, context, keys, keyDim, valueDim, isLatent, isSelected } = shape;
  const rows = batch * kvHeads * context;
  const cache = (name: string, dim: number) => ({ name, type: stored, length: rows * dim, role: "input" }) as const;
  return [
    { name: "q", type: "f32", length: batch * queryHeads * keyDim, role: "input" },
    ...(isLatent ? [cache("cache", keyDim)] : [cache("k", keyDim), cache("v", valueDim)]),
    ...(isSelected ? [{ name: "selected", type: "u32", length: batch * keys, role: "input" } as const] : []),
    { name: "o", type: "f32", length: batch * queryHeads * valueDim, role: "output" },
  ];
}

/** Random numbers that a cache is filled with again and again, a prime number of them, so that no two rows are alike. */
const PERIOD = 4_194_301;

function cacheValues(length: number, random: () => number): Float32Array {
  const block = uniform(Math.min(length, PERIOD), random);
  if (block.length === length) return block;
  const all = new Float32Array(length);
  for (let at = 0; at < length; at += PERIOD) all.set(block.subarray(0, Math.min(PERIOD, length - at)), at);
  return all;
}

/** So many of the numbers below `below`, rising: selection sampling (Knuth, The Art of Computer Programming, 3.4.2). */
function choose(count: number, below: number, random: () => number): readonly number[] {
  const chosen: number[] = [];
  for (let token = 0; chosen.length < count; token++) {
    if ((below - token) * random() < count - chosen.length) chosen.push(token);
  }
  return chosen;
}

/** Standard deviation of scores: some weights are far larger than others, as they are in trained models. */
const SCORE_DEVIATION = 4 / 3;

export function decodeInputs(shape: DecodeShape, random: () => number, stored: Stored): Inputs {
  const { batch, kvHeads, context, keys, keyDim, valueDim, isLatent, isSelected, scale } = shape;
  // What follows the latent is part of no value, which all would lie as far from zero.
  const shifted = isLatent ? valueDim : 0;
  // Numbers spread evenly over (-a, a) have a standard deviation of a/√3.
  const longest = (3 * SCORE_DEVIATION) / (scale * Math.sqrt(keyDim));
  const chosen = Array.from({ length: isSelected ? batch : 0 }, () => choose(keys, context, random));
  const selected = isSelected ? Uint32Array.from(chosen.flat()) : null;
  const cached = (name: string, length: number): Float32Array => {
    const numbers = cacheValues(length, random);
    if (name === cacheBuffers(shape).keys) {
      shiftKeys(numbers, keyDim, shifted);
      for (let head = 0; head < batch * kvHeads; head++) {
        const { above, below } = farKeys(keys, head);
        const token = (key: number) => selected?.[head * keys + key] ?? key;
        const ofHead = numbers.subarray(head * context * keyDim, (head + 1) * context * keyDim);
        moveFarKeys(ofHead, keyDim, shifted, { above: token(above), below: token(below) });
      }
    }
    return stored === "f16" ? roundToHalf(numbers) : numbers;
  };
  const values = decodeBuffers(shape, stored).flatMap(({ name, length, role }) => {
    if (role !== "input" || name === "selected") return [];
    const numbers = name === "q" ? uniform(length, random, -longest, longest) : cached(name, length);
    if (name === "q") shiftQueries(numbers, keyDim, shifted, scale);
    return [[name, numbers] as const];
  });
  return { ...Object.fromEntries(values), ...(selected ? { selected } : {}) };
}

/** softmax(q Kᵀ · scale) V for each query head of each sequence (Vaswani et al. 2017, equation 1). */
export function decodeReference(shape: DecodeShape, inputs: Inputs): Readonly<Record<string, Reference>> {
  const { queryHeads, kvHeads, sharing, context, keys, keyDim, valueDim, isLatent, isSelected, scale } = shape;
  const names = cacheBuffers(shape);
  const q = input(inputs, "q");
  const k = input(inputs, names.keys);
  const v = input(inputs, names.values);
  const valueStride = isLatent ? keyDim : valueDim;
  const weightsOf = rememberLast((row: number) => {
    const sequence = Math.floor(row / queryHeads);
    const head = Math.floor((row % queryHeads) / sharing);
    const firstRow = (sequence * kvHeads + head) * context;
    const tokens = Uint32Array.from({ length: keys }, (_, key) =>
      isSelected ? firstRow + (input(inputs, "selected")[sequence * keys + key] ?? 0) : firstRow + key,
    );
    const scores = Float64Array.from(tokens, (token) => {
      let product = 0;
      for (let l = 0; l < keyDim; l++) product += (q[row * keyDim + l] ?? 0) * (k[token * keyDim + l] ?? 0);
      return product * scale;
    });
    return { tokens, weights: softmaxWeights(scores) };
  });
  return {
    o: (index) => {
      const { tokens, weights } = weightsOf(Math.floor(index / valueDim));
      let sum = 0;
      for (const [key, weight] of weights.entries()) {
        sum += weight * (v[(tokens[key] ?? 0) * valueStride + (index % valueDim)] ?? 0);
      }
      return sum;
    },
  };
}

/**
 * Two operations for each number of a key and of a value, for each query head (Dao 2023, section 4.1). Of the cache,
 * only what is attended to must be read.
 */
export function decodeCost(shape: DecodeShape, stored: Stored): Cost {
  const { batch, queryHeads, kvHeads, keys, keyDim, valueDim, isLatent, isSelected } = shape;
  const numbersOfToken = isLatent ? keyDim : keyDim + valueDim;
  return {
    usefulFlops: 2 * batch * queryHeads * keys * (keyDim + valueDim),
    compulsoryBytes:
      4 * batch * queryHeads * (keyDim + valueDim) +
      (stored === "f16" ? 2 : 4) * batch * kvHeads * keys * numbersOfToken +
      (isSelected ? 4 * batch * keys : 0),
  };
}
