import { largestBatch } from "../../analysis/memory.js";
import {
  decodeGain,
  decodeStep,
  efficiencyForSlowdown,
  gainAtEndlessContext,
  lossByContext,
  prefillGain,
  prefillStep,
  type ServedModel,
  throughput,
} from "../../analysis/moe-serving.js";
import { shortTokens } from "../../memory/charts.js";
import { enumerate, percent, round } from "../../tables/finding.js";
import { formatNumber } from "../../ui/format.js";
import type { ComputedFinding } from "../measured/computed-finding.js";
import { describeRange, type Range } from "../measured/quantity.js";
import type { Claimed } from "./claimed.js";
import type { Serving } from "./serving-settings.js";

/** Batches at which curves and findings are computed: powers of two and what lies half-way between. */
export const BATCHES: readonly number[] = [...new Set(Array.from({ length: 25 }, (_, i) => Math.round(2 ** (i / 2))))];

/** Times the tokens a second of the dense model. */
export function gainOf({ mixture, dense, machine, conditions }: Serving, batch: number, context: number): number {
  return decodeGain(mixture.model, dense.model, machine, conditions, batch, context);
}

/** The runs of batches at which the gain lies within a range, as first and last batch of each. */
export function batchesWithin(serving: Serving, [low, high]: Range, context: number): readonly Range[] {
  const runs: [number, number][] = [];
  let open = false;
  for (const batch of BATCHES) {
    const gain = gainOf(serving, batch, context);
    const within = gain >= low && gain <= high;
    const last = runs.at(-1);
    if (within && open && last) last[1] = batch;
    else if (within) runs.push([batch, batch]);
    open = within;
  }
  return runs;
}

function describeBatches(runs: readonly Range[]): string {
  const most = BATCHES.at(-1) ?? 1;
  return enumerate(
    runs.map(([from, to]) =>
      from === to
        ? `${formatNumber(from)}`
        : to === most
          ? `${formatNumber(from)} and more`
          : `${formatNumber(from)} to ${formatNumber(to)}`,
    ),
  );
}

/** The section's answer at its setting: the gain, and the speeds of which it is the ratio. */
export function describeServing(serving: Serving): string {
  const { mixture, dense, machine, conditions, batch, context, gpu } = serving;
  const prompts = prefillGain(mixture.model, dense.model, machine, conditions, 1, context);
  const [own, other] = [speedsOf(mixture.model, serving), speedsOf(dense.model, serving)];
  return `With ${formatNumber(batch)} ${batch === 1 ? "sequence" : "sequences"} of ${formatNumber(context)} tokens on ${machine.gpus} × ${gpu.name}, ${mixture.name} writes ${round(gainOf(serving, batch, context))} times the tokens a second of ${dense.name}: ${perSecond(own.writing)} against ${perSecond(other.writing)}, all sequences together. It reads a prompt of that length ${round(prompts)} times as fast: ${perSecond(own.reading)} against ${perSecond(other.reading)} tokens a second.`;
}

/** Tokens a second that a model writes over all sequences, and reads of one prompt. */
function speedsOf(model: ServedModel, { machine, conditions, batch, context }: Serving) {
  return {
    writing: throughput(batch, decodeStep(model, machine, conditions, batch, context)),
    reading: throughput(context, prefillStep(model, machine, conditions, 1, context)),
  };
}

const perSecond = (tokens: number) => formatNumber(Number(tokens.toPrecision(3)));

/** Whether both models fit, in words; empty where they do. */
export function describeFit(serving: Serving): string {
  const { mixture, dense, machine, conditions, batch, context, gpu } = serving;
  const without = [mixture, dense].filter(({ model }) => {
    const most = largestBatch(
      {
        geometry: model.cache,
        parameters: model.parameters,
        bytesPerWeight: conditions.bytesPerWeight,
        bytesPerCachedValue: conditions.bytesPerCachedValue,
        gpus: machine.gpus,
        gpuMemoryBytes: gpu.memoryGb.value * 1e9,
        reserve: 0.1,
      },
      context,
    );
    return most < batch;
  });
  if (without.length === 0) return "";
  return `${enumerate(without.map(({ name }) => name))} would not fit on ${machine.gpus} × ${gpu.name} with so much context, a tenth of memory kept for the rest: the figures say how fast it would be if it did.`;
}

/** Where the essays' figures come out at this pair of models, machine and efficiency, and why or why not. */
export function servingFindings(serving: Serving, claimed: Claimed): readonly ComputedFinding[] {
  return [
    rangeFinding("waw-moe-2-3x", claimed.measured, serving),
    rangeFinding("waw-moe-5-7x", claimed.announced, serving),
    longFinding(claimed, serving),
    slowFinding(claimed, serving),
    lossFinding(claimed, serving),
  ];
}

function rangeFinding(claim: string, range: Range, serving: Serving): ComputedFinding {
  const { context } = serving;
  const runs = batchesWithin(serving, range, context);
  const gains = BATCHES.map((batch) => gainOf(serving, batch, context));
  const alone = gains[0] ?? 0;
  const why = describeWeights(serving, alone);
  const where =
    runs.length === 0
      ? `At ${formatNumber(context)} tokens no batch gives ${describeRange(range)}×: gains run from ${round(Math.min(...gains))} to ${round(Math.max(...gains))}.`
      : `At ${formatNumber(context)} tokens it comes out for ${describeBatches(runs)} sequences at once; over all batches gains run from ${round(Math.min(...gains))} to ${round(Math.max(...gains))}.`;
  return { claim, sentence: `${where} ${why}`, holds: runs.length === 0 ? "no" : "partly" };
}

/** Why weights bound the gain: those that one sequence needs, and those that a batch reads. */
function describeWeights({ mixture, dense }: Serving, alone: number): string {
  const [one, all] = [
    dense.model.activeParameters / mixture.model.activeParameters,
    dense.model.parameters / mixture.model.parameters,
  ];
  const needed =
    one > 1
      ? `${round(one)} times fewer weights than in ${dense.name}`
      : `${round(1 / one)} times as many weights as in ${dense.name}`;
  const left =
    all > 1
      ? `${round(all)} times fewer weights are all that is left`
      : `then it reads ${round(1 / all)} times as many weights as ${dense.name}`;
  return `Alone a sequence needs ${needed}, which bounds the gain at short contexts (here ${round(alone)}); a batch wakes nearly all experts, and ${left}.`;
}

function longFinding({ longContext }: Claimed, serving: Serving): ComputedFinding {
  const { mixture, dense } = serving;
  const at = (batch: number, context: number) => gainOf(serving, batch, context);
  const [alone, together] = [1, 32].map((batch) => ({ before: at(batch, 4096), after: at(batch, 131_072) }));
  if (alone === undefined || together === undefined) return { claim: "waw-moe-long-ctx", sentence: "", holds: "no" };
  const [low, high] = longContext;
  const within = [alone, together].filter(
    ({ before, after }) => after < before && after >= low && after <= high,
  ).length;
  const limit = gainAtEndlessContext(mixture.model, dense.model);
  const way = ({ before, after }: { before: number; after: number }) =>
    `${after < before ? "falls" : "rises"} from ${round(before)} at 4K to ${round(after)} at 128K`;
  const reason = Number.isFinite(limit)
    ? `In the end only caches count: ${dense.name} keeps ${round(limit)} times as much of a token as ${mixture.name}, and the gain on one GPU tends to that, whatever the experts.`
    : `${mixture.name} keeps nothing more of a further token, so the gain has no such end.`;
  return {
    claim: "waw-moe-long-ctx",
    sentence: `For one sequence the gain ${way(alone)}, for 32 it ${way(together)}. ${reason} Routing does not depend on context.`,
    holds: within === 2 ? "yes" : within === 1 ? "partly" : "no",
  };
}

function slowFinding({ timesSlower: [low, high] }: Claimed, serving: Serving): ComputedFinding {
  const { mixture, dense, machine, conditions, batch, context } = serving;
  const shares = [low, high].map((slower) =>
    efficiencyForSlowdown(mixture.model, dense.model, machine, conditions, batch, context, slower),
  );
  const [first, second] = shares;
  if (first == null || second == null)
    return {
      claim: "waw-moe-naive-slow",
      sentence: "Messages alone make the mixture that slow at this setting, whatever its kernels reach.",
      holds: "yes",
    };
  return {
    claim: "waw-moe-naive-slow",
    sentence: `To be ${low} to ${high} times slower than ${dense.name} at this setting, the kernels of ${mixture.name} would have to reach no more than ${percent(first)} to ${percent(second)} of the efficiency of dense ones. Work that is done for experts no token asked for, or one small kernel after another, can cost that much; the arithmetic of a mixture does not.`,
    holds: first > 0.05 ? "partly" : "no",
  };
}

function lossFinding({ kept }: Claimed, serving: Serving): ComputedFinding {
  const { mixture, dense, machine, conditions, batch } = serving;
  const loss = (model: Serving["mixture"]["model"], size: number) =>
    lossByContext(model, machine, conditions, size, 1024, kept.contextTokens);
  const [own, other] = [loss(mixture.model, batch), loss(dense.model, batch)];
  const claimedLoss = 1 - kept.share;
  const first = BATCHES.find((size) => loss(mixture.model, size) >= claimedLoss);
  const where =
    first === undefined
      ? `No batch of up to ${formatNumber(BATCHES.at(-1) ?? 0)} makes it lose ${percent(claimedLoss)}`
      : `It takes ${formatNumber(first)} sequences at once to lose ${percent(claimedLoss)}`;
  return {
    claim: "com-moe-60pct-32k",
    sentence: `From 1K to ${shortTokens(kept.contextTokens)} tokens ${mixture.name} loses ${percent(own)} of its throughput with ${formatNumber(batch)} sequences, ${dense.name} ${percent(other)}. ${where}. All of the loss is the cache and attention over it: routing costs the same at any context, so it explains none of it.`,
    holds: first === undefined ? "no" : "partly",
  };
}
