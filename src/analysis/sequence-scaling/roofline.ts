/**
 * Time of mixing and of whole models from a roofline (Williams, Waterman and Patterson 2009): a kernel takes as long as
 * the slowest of its products, its single operations and its bytes; kernels follow one another.
 */
import { type Counting, mixing } from "./mixing.js";
import { cachedValues, type Mixer, type Shape, stateValues } from "./shape.js";

export interface Machine {
  /** Operations a second of matrix products of one GPU, at 16 bits. */
  readonly peakFlops: number;
  /** Operations a second of its vector units, at 32 bits. */
  readonly vectorFlops: number;
  /** Bytes a second from the memory of one GPU. */
  readonly memoryBandwidth: number;
}

/** Shares of the peaks that kernels reach, 0 to 1, and what their counting leaves open. */
export interface Kernels extends Counting {
  /** Of projections and feed-forward blocks. */
  readonly projectionShare: number;
  readonly attentionShare: number;
  /** Of the products within chunks of linear attention and SSD. */
  readonly chunkShare: number;
  readonly vectorShare: number;
  readonly memoryShare: number;
}

/** Seconds that one GPU mixes one token with those before it, in all layers of a forward pass. */
export function mixingSeconds(mixer: Mixer, shape: Shape, machine: Machine, kernels: Kernels, tokens: number): number {
  const { products, singles, bytes } = mixing(mixer, shape, tokens, kernels);
  const share = mixer === "attention" || mixer === "window" ? kernels.attentionShare : kernels.chunkShare;
  return (
    shape.layers *
    Math.max(
      products / (machine.peakFlops * share),
      singles / (machine.vectorFlops * kernels.vectorShare),
      bytes / (machine.memoryBandwidth * kernels.memoryShare),
    )
  );
}

/** Seconds of one GPU for one token's projections and feed-forward blocks in a forward pass: 2 operations a parameter. */
export function projectionSeconds({ parameters }: Shape, { peakFlops }: Machine, { projectionShare }: Kernels): number {
  return (2 * parameters) / (peakFlops * projectionShare);
}

/** How many times as fast as attention a mixer's kernels are at a length in tokens, forward. */
export function kernelGain(mixer: Mixer, shape: Shape, machine: Machine, kernels: Kernels, tokens: number): number {
  return (
    mixingSeconds("attention", shape, machine, kernels, tokens) / mixingSeconds(mixer, shape, machine, kernels, tokens)
  );
}

/** One step of writing, as bytes, operations and seconds. */
export interface DecodeStep {
  readonly weightBytes: number;
  /** Of caches that are read, and of states that are read and written. */
  readonly memoryBytes: number;
  readonly flops: number;
  readonly seconds: number;
}

/** What is asked of a step of writing. */
export interface Decoding {
  readonly batch: number;
  /** Tokens before the new one. */
  readonly context: number;
  readonly bytesPerWeight: number;
  readonly bytesPerCachedValue: number;
  readonly bytesPerStateValue: number;
}

/** Bytes that one sequence occupies between two steps: keys and values, or a state. */
export function sequenceBytes(
  mixer: Mixer,
  shape: Shape,
  decoding: Omit<Decoding, "batch" | "bytesPerWeight">,
): number {
  const { context, bytesPerCachedValue, bytesPerStateValue } = decoding;
  const perLayer =
    bytesPerCachedValue * cachedValues(mixer, shape, context) + bytesPerStateValue * stateValues(mixer, shape);
  return shape.layers * perLayer;
}

/** A step in which every sequence of a batch gets one token, on one GPU with memory enough (Pope et al. 2022, arXiv 2211.05102). */
export function decodeStep(
  mixer: Mixer,
  shape: Shape,
  machine: Machine,
  kernels: Kernels,
  decoding: Decoding,
): DecodeStep {
  const { batch, context } = decoding;
  const weightBytes = decoding.bytesPerWeight * shape.parameters;
  const isState = stateValues(mixer, shape) > 0;
  const memoryBytes = (isState ? 2 : 1) * batch * sequenceBytes(mixer, shape, decoding);
  const view = mixer === "attention" ? context : mixer === "window" ? Math.min(context, shape.window) : 0;
  const mixed = 4 * (shape.width * view + stateValues(mixer, shape));
  const flops = batch * (2 * shape.parameters + shape.layers * mixed);
  return {
    weightBytes,
    memoryBytes,
    flops,
    seconds: Math.max(
      (weightBytes + memoryBytes) / (machine.memoryBandwidth * kernels.memoryShare),
      flops / (machine.peakFlops * kernels.projectionShare),
    ),
  };
}
