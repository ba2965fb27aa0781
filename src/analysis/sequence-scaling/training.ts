/**
 * Time of training with a model dealt out over GPUs, by parts. A sequence is worked on by a group of GPUs: `tensor` of
 * them share every layer (Megatron: Shoeybi et al. 2019; Korthikanti et al. 2022, arXiv 2205.05198), `context` such
 * teams share its tokens, and replicas of the group do other sequences. What is not said to overlap does not.
 */
import { type Kernels, type Machine, mixingSeconds, projectionSeconds } from "./roofline.js";
import { MAMBA1, type Mixer, type Shape, SSD, stateValues } from "./shape.js";

export interface Links {
  /** Bytes a second that one GPU sends to others of its machine, and of other machines. */
  readonly within: number;
  readonly between: number;
  /** Seconds of one exchange, whatever its size. */
  readonly latency: number;
}

/** How states travel from one part of a sequence to the next: one part after the other, or by a prefix scan. */
export type Passing = "serial" | "prefix";

export interface Layout {
  readonly gpus: number;
  readonly tensor: number;
  readonly context: number;
  readonly passing: Passing;
}

export interface Run {
  /** Tokens of one sequence. */
  readonly length: number;
  /** Tokens between two updates of the weights, over all GPUs. */
  readonly tokensPerStep: number;
}

/** Seconds for one sequence on its group of GPUs, forward and backward. */
export interface TrainingTime {
  readonly projections: number;
  readonly mixing: number;
  /** Messages within teams, between parts of the sequence, and for the gradients of all replicas. */
  readonly tensorMessages: number;
  readonly contextMessages: number;
  readonly gradientMessages: number;
  readonly seconds: number;
}

/** Forward once, backward twice as much. */
const PROJECTION_PASSES = 3;

/** A fused kernel computes again in its backward pass: 5 products to the forward's 2 (Dao 2023, arXiv 2307.08691). */
const MIXING_PASSES = 3.5;

/** GPUs of one machine, between which messages are fast. */
const PER_MACHINE = 8;

const BYTES = 2;

const STATE_BYTES = 4;

/** Time of training on one sequence. */
export function trainingTime(
  mixer: Mixer,
  shape: Shape,
  machine: Machine & Links,
  kernels: Kernels,
  layout: Layout,
  run: Run,
): TrainingTime {
  const share = run.length / (layout.tensor * layout.context);
  const projections = PROJECTION_PASSES * share * projectionSeconds(shape, machine, kernels);
  const mixed = MIXING_PASSES * share * mixingSeconds(mixer, shape, machine, kernels, run.length);
  const tensorMessages = tensorSeconds(mixer, shape, machine, layout, run);
  const contextMessages = contextSeconds(mixer, shape, machine, layout, run, mixed);
  const gradientMessages = gradientSeconds(shape, machine, layout, run);
  return {
    projections,
    mixing: mixed,
    tensorMessages,
    contextMessages,
    gradientMessages,
    seconds: projections + mixed + tensorMessages + contextMessages + gradientMessages,
  };
}

/** How many times the time of attention training takes with another mixer, all else equal: above 1 a tax. */
export function trainingTax(
  mixer: Mixer,
  shape: Shape,
  machine: Machine & Links,
  kernels: Kernels,
  layout: Layout,
  run: Run,
): number {
  const own = trainingTime(mixer, shape, machine, kernels, layout, run);
  return own.seconds / trainingTime("attention", shape, machine, kernels, layout, run).seconds;
}

/**
 * A layer adds partial sums of the residual stream up twice forward and twice backward, with attention as with two
 * Mamba-2 blocks (Dao and Gu 2024, section 8.1). Δ, B and C of Mamba-1 follow from a channel that is dealt out, which
 * takes a further, small sum in each block.
 */
function tensorSeconds(mixer: Mixer, shape: Shape, links: Links, { tensor, context }: Layout, { length }: Run): number {
  if (tensor <= 1) return 0;
  const tokens = length / context;
  const sum = (values: number) =>
    (2 * ((tensor - 1) / tensor) * tokens * values * BYTES) / linkOf(links, tensor) + links.latency;
  const further = mixer === "mamba1" ? 2 * MAMBA1.blocks * sum(shape.width / 16 + 2 * MAMBA1.state) : 0;
  return shape.layers * (4 * sum(shape.width) + further);
}

/**
 * Between parts of a sequence attention sends keys and values round a ring, and their gradients with them on the way
 * back, behind its own arithmetic (Liu, Zaharia and Abbeel 2023, arXiv 2310.01889); a window sends no further than it
 * reaches. A recurrence hands its state on, and the state's gradient back, and waits for both.
 */
function contextSeconds(
  mixer: Mixer,
  shape: Shape,
  links: Links,
  { tensor, context, passing }: Layout,
  { length }: Run,
  mixed: number,
): number {
  if (context <= 1) return 0;
  const bandwidth = linkOf(links, tensor * context);
  if (mixer === "attention" || mixer === "window") {
    const part = length / context;
    const hops = mixer === "window" ? Math.min(context - 1, Math.ceil(shape.window / part)) : context - 1;
    const bytes = (part * 2 * shape.keyWidth * BYTES) / tensor;
    return Math.max(0, 3 * shape.layers * hops * (links.latency + bytes / bandwidth) - mixed);
  }
  const blocks = mixer === "ssd" ? SSD.blocks : mixer === "mamba1" ? MAMBA1.blocks : 1;
  const hops = passing === "serial" ? context - 1 : Math.ceil(Math.log2(context));
  const bytes = (STATE_BYTES * stateValues(mixer, shape)) / blocks / tensor;
  return 2 * shape.layers * blocks * hops * (links.latency + bytes / bandwidth);
}

/** Gradients are added up over all copies of the weights once for each step; a sequence bears its share of that. */
function gradientSeconds(
  { parameters }: Shape,
  links: Links,
  { gpus, tensor, context }: Layout,
  { length, tokensPerStep }: Run,
): number {
  const copies = gpus / tensor;
  if (copies <= 1) return 0;
  const sequences = Math.max(1, (tokensPerStep * context) / (length * copies));
  const bytes = (2 * ((copies - 1) / copies) * parameters * BYTES) / tensor;
  return bytes / linkOf(links, gpus) / sequences;
}

function linkOf({ within, between }: Links, gpus: number): number {
  return gpus <= PER_MACHINE ? within : between;
}
