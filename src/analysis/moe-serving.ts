/**
 * Speed of serving a mixture of experts or a dense model, from a roofline: a step takes as long as the slower of reading
 * its bytes and doing its arithmetic, and then the messages between accelerators. Kernels are taken as perfect up to
 * stated shares of the datasheet's peaks. (Williams, Waterman and Patterson 2009; Pope et al. 2022, arXiv 2211.05102.)
 */
import { expectedExpertsSkewed } from "./experts.js";
import { bytesPerSequence, bytesPerSequenceAndGpu, type CacheGeometry } from "./kv-cache.js";

export interface Experts {
  readonly routed: number;
  /** Routed experts that act on one token. */
  readonly active: number;
}

export interface ServedModel {
  /** All parameters. */
  readonly parameters: number;
  /** Parameters that act on one token. */
  readonly activeParameters: number;
  /** Null for a dense model. */
  readonly experts: Experts | null;
  readonly layers: number;
  /** Width of the residual stream, in values. */
  readonly width: number;
  readonly cache: CacheGeometry;
  /** Query heads times the dimension of one, of an attention layer: its arithmetic for a token and one it looks back at is 4 times this. */
  readonly attentionWidth: number;
}

export interface Machine {
  readonly gpus: number;
  /** Bytes a second from the memory of one GPU. */
  readonly memoryBandwidth: number;
  /** Operations a second of one GPU at the number format in use. */
  readonly peakFlops: number;
  /** Bytes a second that one GPU sends to the others. */
  readonly linkBandwidth: number;
  /** Seconds of one exchange, whatever its size. */
  readonly linkLatency: number;
}

export interface Conditions {
  readonly bytesPerWeight: number;
  readonly bytesPerCachedValue: number;
  /** Bytes of a value of the residual stream that is sent. */
  readonly bytesPerSentValue: number;
  /** Share of the memory's bandwidth that kernels reach, 0 to 1. */
  readonly memoryEfficiency: number;
  /** Share of the peak that kernels reach, 0 to 1. */
  readonly computeEfficiency: number;
  /** What share of that the kernels of a mixture reach, 0 to 1; 1 where its support is as good as for dense models. */
  readonly mixtureEfficiency: number;
  /** Exponent of Zipf's law of the experts' popularity; 0 where all are alike. */
  readonly skew: number;
}

/** Seconds of one step, by part. */
export interface Step {
  readonly memory: number;
  readonly compute: number;
  readonly messages: number;
  readonly seconds: number;
  /** Bytes of weights and of cache that the step reads, over all GPUs. */
  readonly weightBytes: number;
  readonly cacheBytes: number;
  /** Experts that the step wakes, of each mixture layer; null for a dense model. */
  readonly expertsTouched: number | null;
}

/**
 * Parameters of one routed expert, over all layers, and of everything that acts on every token, from total and active
 * counts: total = shared + n · expert and active = shared + k · expert.
 */
export function splitParameters({ parameters, activeParameters, experts }: ServedModel) {
  if (experts === null || experts.routed <= experts.active) return { shared: parameters, expert: 0 };
  const expert = (parameters - activeParameters) / (experts.routed - experts.active);
  return { shared: Math.max(0, activeParameters - experts.active * expert), expert };
}

/** One step of writing: every sequence of the batch gets one token, after a context in tokens. */
export function decodeStep(
  model: ServedModel,
  machine: Machine,
  conditions: Conditions,
  batch: number,
  context: number,
): Step {
  const cacheBytes = batch * bytesPerSequence(model.cache, context, conditions.bytesPerCachedValue);
  const cacheOnGpu = busiestCache(model, conditions, machine.gpus, batch, context);
  const flops = batch * (2 * model.activeParameters + attentionFlops(model, context));
  return step(model, machine, conditions, { tokens: batch, flops, cacheBytes, cacheOnGpu });
}

/** One step of reading: every sequence of the batch brings a prompt of a length in tokens; each token looks at those before it. */
export function prefillStep(
  model: ServedModel,
  machine: Machine,
  conditions: Conditions,
  batch: number,
  prompt: number,
): Step {
  const cacheBytes = batch * bytesPerSequence(model.cache, prompt, conditions.bytesPerCachedValue);
  const cacheOnGpu = busiestCache(model, conditions, machine.gpus, batch, prompt);
  const flops = batch * prompt * (2 * model.activeParameters + attentionFlops(model, prompt) / 2);
  return step(model, machine, conditions, { tokens: batch * prompt, flops, cacheBytes, cacheOnGpu });
}

/** Bytes of cache on the GPU that has most: dealt out by heads or by whole sequences, whichever leaves it less. */
function busiestCache(
  { cache }: ServedModel,
  { bytesPerCachedValue }: Conditions,
  gpus: number,
  batch: number,
  tokens: number,
): number {
  const byHeads = batch * bytesPerSequenceAndGpu(cache, tokens, bytesPerCachedValue, gpus);
  return Math.min(byHeads, Math.ceil(batch / gpus) * bytesPerSequence(cache, tokens, bytesPerCachedValue));
}

/** Operations of attention for one token over a context: 2 for each value of scores and of weighted sums, a window bounds it. */
function attentionFlops({ cache, attentionWidth }: ServedModel, context: number): number {
  return cache.attention.reduce(
    (sum, { layers, window }) => sum + 4 * layers * attentionWidth * Math.min(context, window ?? context),
    0,
  );
}

interface Work {
  readonly tokens: number;
  readonly flops: number;
  readonly cacheBytes: number;
  readonly cacheOnGpu: number;
}

function step(model: ServedModel, machine: Machine, conditions: Conditions, work: Work): Step {
  const { experts } = model;
  const { shared, expert } = splitParameters(model);
  const touched =
    experts === null ? null : expectedExpertsSkewed(experts.routed, experts.active, work.tokens, conditions.skew);
  const weightBytes = conditions.bytesPerWeight * (shared + expert * (touched ?? 0));
  const quality = experts === null ? 1 : conditions.mixtureEfficiency;
  const onGpu = weightBytes / machine.gpus + work.cacheOnGpu;
  const memory = onGpu / (machine.memoryBandwidth * conditions.memoryEfficiency * quality);
  const compute = work.flops / (machine.gpus * machine.peakFlops * conditions.computeEfficiency * quality);
  const messages = messageSeconds(model, machine, conditions, work.tokens);
  return {
    memory,
    compute,
    messages,
    seconds: Math.max(memory, compute) + messages,
    weightBytes,
    cacheBytes: work.cacheBytes,
    expertsTouched: touched,
  };
}

/**
 * Seconds of messages. Each layer adds partial sums up after attention and, in a dense model, after its feed-forward
 * block: an all-reduce of the residual stream, 2(g − 1)/g of it through each link. A mixture instead sends every token
 * to its k experts and back, tokens dealt out over the GPUs: an all-to-all each way.
 */
function messageSeconds(
  model: ServedModel,
  machine: Machine,
  { bytesPerSentValue }: Conditions,
  tokens: number,
): number {
  const { gpus, linkBandwidth, linkLatency } = machine;
  if (gpus <= 1) return 0;
  const away = (gpus - 1) / gpus;
  const stream = tokens * model.width * bytesPerSentValue;
  const allReduce = 2 * away * stream;
  const feedForward = model.experts === null ? allReduce : 2 * away * model.experts.active * (stream / gpus);
  const exchanges = model.experts === null ? 2 : 3;
  return model.layers * ((allReduce + feedForward) / linkBandwidth + exchanges * linkLatency);
}

/** Tokens a second of a batch. */
export function throughput(tokens: number, { seconds }: Step): number {
  return tokens / seconds;
}

/** How many times the tokens a second of the dense model the mixture gives, at one batch and context on one machine. */
export function decodeGain(
  mixture: ServedModel,
  dense: ServedModel,
  machine: Machine,
  conditions: Conditions,
  batch: number,
  context: number,
): number {
  const own = decodeStep(mixture, machine, conditions, batch, context);
  return decodeStep(dense, machine, conditions, batch, context).seconds / own.seconds;
}

/** The same for reading prompts. */
export function prefillGain(
  mixture: ServedModel,
  dense: ServedModel,
  machine: Machine,
  conditions: Conditions,
  batch: number,
  prompt: number,
): number {
  const own = prefillStep(mixture, machine, conditions, batch, prompt);
  return prefillStep(dense, machine, conditions, batch, prompt).seconds / own.seconds;
}

/**
 * What the gain tends to as the context grows, on one GPU and while memory is the limit: the dense model's cache of one
 * more token over the mixture's, whatever their weights.
 */
export function gainAtEndlessContext(mixture: ServedModel, dense: ServedModel): number {
  const grows = ({ cache }: ServedModel) => bytesPerSequence(cache, 2e9, 1) - bytesPerSequence(cache, 1e9, 1);
  return grows(dense) / grows(mixture);
}

/** The share of its throughput that a model loses between a short and a long context, 0 to 1. */
export function lossByContext(
  model: ServedModel,
  machine: Machine,
  conditions: Conditions,
  batch: number,
  from: number,
  to: number,
): number {
  const short = decodeStep(model, machine, conditions, batch, from).seconds;
  return 1 - short / decodeStep(model, machine, conditions, batch, to).seconds;
}

/**
 * The share of a dense kernel's efficiency at which the kernels of a mixture would make it `times` slower than the dense
 * model; null where messages alone make it slower than that, so that no efficiency gives it.
 */
export function efficiencyForSlowdown(
  mixture: ServedModel,
  dense: ServedModel,
  machine: Machine,
  conditions: Conditions,
  batch: number,
  context: number,
  times: number,
): number | null {
  const full = decodeStep(mixture, machine, { ...conditions, mixtureEfficiency: 1 }, batch, context);
  const target = times * decodeStep(dense, machine, conditions, batch, context).seconds - full.messages;
  return target <= 0 ? null : (full.seconds - full.messages) / target;
}
