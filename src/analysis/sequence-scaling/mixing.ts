/**
 * What mixing tokens costs, kernel by kernel, for each token and layer of a forward pass over a sequence. Kernels are
 * taken as fused: inputs are read and outputs written once, and nothing between goes to memory but the states of chunks.
 */
import { LINEAR_CHUNK, MAMBA1, type Mixer, type Shape, SSD } from "./shape.js";

/** Work for one token in one layer. */
export interface Mixing {
  /** Operations of matrix products, which tensor cores do. */
  readonly products: number;
  /** Operations on single values, which vector units do, an exponential counted as several. */
  readonly singles: number;
  /** Bytes read from and written to memory. */
  readonly bytes: number;
}

/** What is known of kernels as ranges only. */
export interface Counting {
  /** Operations of a vector unit in the time of one exponential: 256 against 16 for each cycle of an SM of the H100. */
  readonly exponential: number;
  /** Bytes that move for each value of a chunk's state: written, handed on and read, at 16 or 32 bits. */
  readonly stateBytes: number;
}

/** Bytes of an activation. */
const BYTES = 2;

/** Operations of a vector unit for one score of attention beside its exponential: scale, maximum, sum, rescale. */
const SCORE = 4;

/** Tokens that a token looks back at, itself among them, on average over a sequence. */
export function meanContext(tokens: number, window = tokens): number {
  const reach = Math.min(tokens, window);
  return reach - (reach * (reach - 1)) / 2 / tokens;
}

/** Work of mixing for one token of a sequence of a length in tokens, in one layer. */
export function mixing(mixer: Mixer, shape: Shape, tokens: number, counting: Counting): Mixing {
  switch (mixer) {
    case "attention":
      return attention(shape, meanContext(tokens), counting);
    case "window":
      return attention(shape, meanContext(tokens, shape.window), counting);
    case "linear":
      return linear(shape, counting);
    case "mamba1":
      return scan(shape, counting);
    case "ssd":
      return ssd(shape, counting);
  }
}

/**
 * Exact attention by FlashAttention (Dao 2023, arXiv 2307.08691): scores and weighted sums take 4 operations for each
 * channel and token in view, masked blocks are skipped, and only queries, keys, values and outputs touch memory.
 */
function attention({ width, headDim, keyWidth }: Shape, context: number, { exponential }: Counting): Mixing {
  return {
    products: 4 * width * context,
    singles: (width / headDim) * context * (exponential + SCORE),
    bytes: BYTES * (2 * width + 2 * keyWidth),
  };
}

/**
 * Linear attention in chunks of Q (Yang et al. 2024, arXiv 2312.06635, section 3): a chunk's own scores and sums, 4Q for
 * each channel, and state written and read by products, 4 · head for each channel. Each chunk's state moves once.
 */
function linear({ width, headDim }: Shape, { stateBytes }: Counting): Mixing {
  return {
    products: 4 * width * (LINEAR_CHUNK + headDim),
    singles: 0,
    bytes: BYTES * 4 * width + (stateBytes * headDim * width) / LINEAR_CHUNK,
  };
}

/**
 * The selective scan of Mamba (Gu and Dao 2023, arXiv 2312.00752, section 3.3.2), fused: for each channel and value of
 * state Δ·A, its exponential, Δ·B, times x, decay of the state, its sum, times C, its sum. No matrix product; x, Δ and
 * the gate are read and the output written, states stay on chip.
 */
function scan({ width }: Shape, { exponential }: Counting): Mixing {
  const { blocks, expansion, state } = MAMBA1;
  const inner = expansion * width;
  return {
    products: 0,
    singles: blocks * inner * state * (exponential + 7),
    bytes: blocks * BYTES * (4 * inner + 2 * state),
  };
}

/**
 * State-space duality (Dao and Gu 2024, arXiv 2405.21060, section 6) in chunks of Q: C·Bᵀ, 2QN, once for all heads; its
 * product with x, 2Q for each channel; states and outputs from them, 4N for each channel. The mask of decays takes an
 * exponential for each pair of a chunk in order and each head.
 */
function ssd({ width }: Shape, { exponential, stateBytes }: Counting): Mixing {
  const { blocks, expansion, state, chunk, headDim } = SSD;
  const inner = expansion * width;
  return {
    products: blocks * (2 * chunk * state + inner * (2 * chunk + 4 * state)),
    singles: blocks * (inner / headDim) * (chunk / 2) * (exponential + 2),
    bytes: blocks * (BYTES * (2 * inner + 2 * state) + (stateBytes * state * inner) / chunk),
  };
}
