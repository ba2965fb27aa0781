/**
 * Memory of the key–value cache, by arithmetic on a model's geometry.
 *
 * Every attention layer keeps, for each token, the keys and values of its key–value heads: 2 · heads · head_dim values
 * (Shazeer 2019, arXiv 1911.02150; Ainslie et al. 2023, arXiv 2305.13245). Latent attention keeps one vector in their
 * place (DeepSeek-V2, arXiv 2405.04434, section 2.1). A layer with a sliding window keeps no more tokens than its window
 * (Mistral 7B, arXiv 2310.06825). A recurrent layer keeps a state whose size does not grow. Not counted: padding to
 * blocks, and copies that an engine makes for itself.
 */

/** How keys and values are shared between query heads. */
export type Sharing = "MHA" | "GQA" | "MQA" | "MLA";

/** Layers that cache alike. */
export interface CachingLayers {
  readonly layers: number;
  /** Values that one token adds to one layer. */
  readonly valuesPerToken: number;
  /** Key–value heads between which tensor parallelism can divide the cache; 1 for latent attention. */
  readonly kvHeads: number;
  /** Tokens beyond which the layer forgets; null where it keeps all. */
  readonly window: number | null;
}

export interface CacheGeometry {
  readonly attention: readonly CachingLayers[];
  /** Values that all recurrent layers together keep for one sequence, whatever its length. */
  readonly stateValues: number;
}

export interface Heads {
  readonly queryHeads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Values of the latent vector with its rotary part, for latent attention. */
  readonly latentDim: number;
}

/** Values that one token adds to one layer, by the kind of sharing. */
export function valuesPerToken(sharing: Sharing, { queryHeads, kvHeads, headDim, latentDim }: Heads): number {
  switch (sharing) {
    case "MHA":
      return 2 * queryHeads * headDim;
    case "GQA":
      return 2 * kvHeads * headDim;
    case "MQA":
      return 2 * headDim;
    case "MLA":
      return latentDim;
  }
}

/** Key–value heads of a layer, by the kind of sharing. */
export function cachedHeads(sharing: Sharing, { queryHeads, kvHeads }: Pick<Heads, "queryHeads" | "kvHeads">): number {
  return { MHA: queryHeads, GQA: kvHeads, MQA: 1, MLA: 1 }[sharing];
}

/** Bytes of cache and state for one sequence of a length in tokens. */
export function bytesPerSequence(geometry: CacheGeometry, tokens: number, bytesPerValue: number): number {
  return bytesPerValue * (valuesPerSequence(geometry, tokens, 1) + geometry.stateValues);
}

/** Bytes that the next token adds after a context, in tokens: layers whose window is full add nothing. */
export function bytesPerToken(geometry: CacheGeometry, bytesPerValue: number, context = 0): number {
  const growing = geometry.attention.filter(({ window }) => window === null || context < window);
  return bytesPerValue * sum(growing.map(({ layers, valuesPerToken: values }) => layers * values));
}

/**
 * Bytes of cache and state for one sequence on each GPU of a tensor-parallel group. Heads are dealt out whole: with more
 * GPUs than key–value heads each head is kept more than once, and a latent vector is kept by every GPU. A state is taken
 * as dealt out evenly.
 */
export function bytesPerSequenceAndGpu(
  geometry: CacheGeometry,
  tokens: number,
  bytesPerValue: number,
  gpus: number,
): number {
  return bytesPerValue * (valuesPerSequence(geometry, tokens, gpus) + geometry.stateValues / gpus);
}

function valuesPerSequence({ attention }: CacheGeometry, tokens: number, gpus: number): number {
  return sum(
    attention.map(({ layers, valuesPerToken: values, kvHeads, window }) => {
      const share = Math.ceil(kvHeads / gpus) / kvHeads;
      return layers * values * share * Math.min(tokens, window ?? tokens);
    }),
  );
}

/** The layers of a pattern such as 5 windowed to 1 full: of each period the last is full, and what is left over is windowed. */
export function splitLayers(layers: number, windowed: number, full: number) {
  const fullLayers = Math.floor(layers / (windowed + full)) * full;
  return { windowed: layers - fullLayers, full: fullLayers };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
