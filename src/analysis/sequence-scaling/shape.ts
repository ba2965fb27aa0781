/** What mixes tokens with one another; all else of a model, its projections and feed-forward blocks, is alike. */
export const MIXERS = ["attention", "window", "linear", "mamba1", "ssd"] as const;

export type Mixer = (typeof MIXERS)[number];

/** A model as its costs need it. */
export interface Shape {
  readonly parameters: number;
  /** Layers, counted as those of a Transformer: a Mamba has two blocks for each (Gu and Dao 2023, section 3.4). */
  readonly layers: number;
  /** Width of the residual stream, in values. */
  readonly width: number;
  readonly headDim: number;
  /** Values of the keys of one token in one layer; those of the values are as many. */
  readonly keyWidth: number;
  /** Tokens that a layer with a sliding window looks back at. */
  readonly window: number;
}

/** Width over layers: 4096 over 32 in Llama 7B (Touvron et al. 2023, arXiv 2302.13971, table 2). */
const ASPECT = 128;

const HEAD_DIM = 128;

/** Key–value heads of a model with grouped queries (Ainslie et al. 2023, arXiv 2305.13245). */
const KEY_HEADS = 8;

/**
 * The shape of a model of a number of parameters, from 12 · layers · width² of them (Kaplan et al. 2020, arXiv
 * 2001.08361, section 2.1) and a fixed ratio of width to layers. Embeddings are left out.
 */
export function shapeOf(parameters: number, window = 4096): Shape {
  const width = Math.cbrt((parameters * ASPECT) / 12);
  return {
    parameters,
    layers: width / ASPECT,
    width,
    headDim: HEAD_DIM,
    keyWidth: Math.min(width, KEY_HEADS * HEAD_DIM),
    window,
  };
}

/** A selective state-space block: inner width over width, values of state for each channel, tokens of a chunk. */
interface StateSpace {
  readonly expansion: number;
  readonly state: number;
  readonly headDim: number;
  readonly chunk: number;
  /** Blocks for each layer of a Transformer. */
  readonly blocks: number;
}

/** Mamba (Gu and Dao 2023, arXiv 2312.00752): each channel is its own head, and nothing is chunked into products. */
export const MAMBA1: StateSpace = { expansion: 2, state: 16, headDim: 1, chunk: 1, blocks: 2 };

/** Mamba-2 (Dao and Gu 2024, arXiv 2405.21060): heads of 64, state 128, chunks of 256 as in the authors' kernels. */
export const SSD: StateSpace = { expansion: 2, state: 128, headDim: 64, chunk: 256, blocks: 2 };

/** Tokens of a chunk in kernels of linear attention (Yang et al. 2024, arXiv 2312.06635). */
export const LINEAR_CHUNK = 64;

/** Values of state that a layer keeps for one sequence, whatever its length; 0 where it keeps keys and values. */
export function stateValues(mixer: Mixer, { width, headDim }: Shape): number {
  switch (mixer) {
    case "attention":
    case "window":
      return 0;
    case "linear":
      return width * headDim;
    case "mamba1":
      return MAMBA1.blocks * MAMBA1.expansion * width * MAMBA1.state;
    case "ssd":
      return SSD.blocks * SSD.expansion * width * SSD.state;
  }
}

/** Values of keys and values that a layer keeps for one sequence of a length in tokens. */
export function cachedValues(mixer: Mixer, { keyWidth, window }: Shape, tokens: number): number {
  if (mixer === "attention") return 2 * keyWidth * tokens;
  return mixer === "window" ? 2 * keyWidth * Math.min(tokens, window) : 0;
}
