import type { RunKnob } from "../../analysis/orchestration/query-cost.js";
import { formatNumber } from "../../ui/format.js";
import { threeDigits } from "../../ui/tornado.js";
import type { Amplification, CostInput, Needed } from "./amplification.js";
import type { CostSetting } from "./settings.js";

/** USD for a sentence: three digits, cents and less written out. */
export function usd(value: number): string {
  return `${value < 0.001 ? formatNumber(Number(value.toPrecision(3))) : threeDigits(value)} USD`;
}

export const KNOB_WORDS: Readonly<
  Record<RunKnob, { readonly label: string; readonly write: (value: number) => string }>
> = {
  rounds: { label: "Cap on rounds", write: (value) => formatNumber(value) },
  price: { label: "Price of output (input in proportion)", write: (value) => `${threeDigits(value)} USD/M` },
  outputTokens: { label: "Written in each round", write: tokens },
  addedTokens: { label: "Added to each next prompt", write: tokens },
  promptTokens: { label: "Prompt of the first round", write: tokens },
};

export const INPUT_WORDS: Readonly<
  Record<CostInput, { readonly label: string; readonly write: (value: number) => string }>
> = {
  ...KNOB_WORDS,
  budget: { label: "Budget", write: usd },
};

function tokens(value: number): string {
  return `${formatNumber(Math.round(value))} tokens`;
}

/** The finding on the setting. */
export function describeCost(
  { attack, dear, cheap, budgetUsd }: CostSetting,
  { worstUsd, baselineUsd, times }: Amplification,
  over: "call" | "query",
  claimed: number,
): string {
  const guard = budgetUsd === null ? "" : `, stopped once ${usd(budgetUsd)} are spent,`;
  const baseline =
    over === "call"
      ? `one call of ${cheap.label}, which costs ${usd(baselineUsd)}`
      : `the mean ordinary query, which costs ${usd(baselineUsd)}`;
  const stand =
    times >= claimed
      ? `That is the essay’s ${formatNumber(claimed)} or more.`
      : `The essay’s ${formatNumber(claimed)} is ${threeDigits(claimed / times)} times as much.`;
  return `A query that calls ${dear.label} in all of ${formatNumber(attack.rounds)} rounds${guard} costs ${usd(worstUsd)}: ${threeDigits(times)} times ${baseline}. ${stand}`;
}

/** What one of the inputs alone would have to be. */
export function describeNeeded({ now, needed }: Needed, write: (value: number) => string): string {
  if (needed === null) return "no value does it";
  return needed <= now ? "reached as it is" : write(needed);
}
