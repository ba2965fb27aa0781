/** How the costs of multi-head attention grow, by their own formulas (Vaswani et al. 2017, arXiv 1706.03762, section 3.2). */

export interface AttentionShape {
  readonly heads: number;
  readonly headDim: number;
  readonly tokens: number;
}

/** Operations of scores and weighted values of one layer over a whole sequence, unmasked: 4 n² h d. */
export function operations({ heads, headDim, tokens }: AttentionShape): number {
  return 4 * tokens ** 2 * heads * headDim;
}

/** Scores of one layer over a whole sequence, which kernels that are not fused store: h n². */
export function scores({ heads, tokens }: AttentionShape): number {
  return heads * tokens ** 2;
}

/** Values that the cache of one layer holds, every head with keys and values of its own: 2 n h d. */
export function cachedValues({ heads, headDim, tokens }: AttentionShape): number {
  return 2 * tokens * heads * headDim;
}

/** Percent by which a cost grows when its cause grows by one percent, from two points. */
export function elasticity(cost: readonly [number, number], cause: readonly [number, number]): number {
  return Math.log(cost[1] / cost[0]) / Math.log(cause[1] / cause[0]);
}

/**
 * Gigabytes that one more token moves for scores in all layers when attention is not fused: its row of scores is
 * written and read before and after the softmax, four passes.
 */
export function scoreTrafficGb(layers: number, { heads, tokens }: AttentionShape, bytesPerScore: number): number {
  return (4 * bytesPerScore * layers * heads * tokens) / 1e9;
}
