import { decodeStep, gainAtEndlessContext, type Step } from "../../analysis/moe-serving.js";
import { shortTokens } from "../../memory/charts.js";
import { gigabytes } from "../../memory/words.js";
import { counted, enumerate, percent, round } from "../../tables/finding.js";
import { formatNumber } from "../../ui/format.js";
import type { Claimed } from "./claimed.js";
import type { Gain } from "./gain.js";
import { type GainPoint, keptShares, marksAt, seriesOf, type Woken } from "./serving-points.js";
import type { Serving } from "./serving-settings.js";

const LIMITS = { memory: "reading memory", compute: "arithmetic", messages: "messages between GPUs" } as const;

function limitOf({ memory, compute, messages }: Step): string {
  if (messages > Math.max(memory, compute)) return LIMITS.messages;
  return memory >= compute ? LIMITS.memory : LIMITS.compute;
}

/** What a step of each model reads, how long it takes, and on what it waits. */
export function describeSteps({ mixture, dense, machine, conditions, batch, context }: Serving): string {
  const sentences = [mixture, dense].map(({ name, model }) => {
    const step = decodeStep(model, machine, conditions, batch, context);
    const woken =
      step.expertsTouched === null
        ? ""
        : `, as it wakes ${round(step.expertsTouched)} of ${model.experts?.routed ?? 0} experts,`;
    return `A step of ${name} reads ${gigabytes(step.weightBytes)} of weights${woken} and ${gigabytes(step.cacheBytes)} of cache in ${round(step.seconds * 1e3)} ms, most of it ${limitOf(step)}.`;
  });
  return sentences.join(" ");
}

/** The finding of the curves against context. */
export function describeByContext(serving: Serving, points: readonly GainPoint[], gains: readonly Gain[]): string {
  const ends = seriesOf(points).map((series) => {
    const curve = points.filter((point) => point.series === series);
    return `from ${round(curve[0]?.gain ?? 0)} to ${round(curve.at(-1)?.gain ?? 0)} with ${series}`;
  });
  const limit = gainAtEndlessContext(serving.mixture.model, serving.dense.model);
  const end = Number.isFinite(limit)
    ? ` The caches’ ratio, to which every curve tends on one GPU, is ${round(limit)}.`
    : "";
  const n = marksAt(gains, "context_tokens").length;
  return `From 1K to 1M tokens the computed gain goes ${enumerate(ends)}.${end} ${counted(n, "measurement")} ${n === 1 ? "states" : "state"} a context, of other models and machines too.`;
}

/** The finding of the curves against batch: the least gain, and where. */
export function describeByBatch(points: readonly GainPoint[], gains: readonly Gain[]): string {
  const lows = seriesOf(points).map((series) => {
    const curve = points.filter((point) => point.series === series);
    const least = curve.reduce((a, b) => (b.gain < a.gain ? b : a));
    return `${round(least.gain)} at ${series} (${formatNumber(least.x)} at once)`;
  });
  const n = marksAt(gains, "batch").length;
  return `The computed gain is least where a batch wakes all experts and still reads more weights than cache: ${enumerate(lows)}. ${counted(n, "measurement")} ${n === 1 ? "states" : "state"} a batch, of other models and machines too.`;
}

/** The finding of the curves of what is kept. */
export function describeKept(serving: Serving, { kept }: Claimed): string {
  const at = keptShares(serving).filter(({ context }) => Math.round(context) === kept.contextTokens);
  const parts = at.map(({ series, share }) => `${series} keeps ${percent(share)}`);
  return `At ${shortTokens(kept.contextTokens)} tokens and ${formatNumber(serving.batch)} sequences ${enumerate(parts)} of its speed at 1K; the claim says ${percent(kept.share)} for a mixture, for its routing. The cache alone explains both curves.`;
}

/** The finding of the curves of woken experts. */
export function describeWoken({ mixture }: Serving, woken: readonly Woken[]): string {
  const { experts } = mixture.model;
  if (experts === null) return "";
  const most = seriesOf(woken).map((series) => {
    const first = woken.find((point) => point.series === series && point.share >= 0.9);
    return first === undefined ? `none up to 4096 with ${series}` : `${formatNumber(first.batch)} with ${series}`;
  });
  return `${mixture.name} has ${experts.routed} experts, of which ${experts.active} act on a token. Tokens it takes to wake nine tenths of them: ${enumerate(most)}. Tokens are taken as independent; those of one text are alike, so fewer experts wake than this.`;
}
