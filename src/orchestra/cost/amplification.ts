import { meanQueryUsd } from "../../analysis/orchestration/ordinary-query.js";
import { type Run, type RunKnob, reach, roundsUsd, runUsd, turned } from "../../analysis/orchestration/query-cost.js";
import { type RangedInput, type Tornado, tornado } from "../../analysis/tornado.js";
import type { CostSetting } from "./settings.js";

export interface Amplification {
  readonly worstUsd: number;
  readonly baselineUsd: number;
  readonly times: number;
}

/** The cost of the worst query over that of a baseline. A budget stops ordinary queries too, but the mean hardly moves. */
export function amplification(
  { attack, cheapCall, traffic, budgetUsd }: CostSetting,
  over: "call" | "query",
): Amplification {
  const worstUsd = runUsd(attack, budgetUsd);
  const baselineUsd = over === "call" ? runUsd(cheapCall, null) : meanQueryUsd(traffic);
  return { worstUsd, baselineUsd, times: worstUsd / baselineUsd };
}

/** How far each input may be turned in search of a ratio. */
const LIMITS: Readonly<Record<RunKnob, { readonly low: number; readonly high: number }>> = {
  rounds: { low: 1, high: 1e6 },
  price: { low: 0.01, high: 1e6 },
  outputTokens: { low: 1, high: 1e7 },
  addedTokens: { low: 1, high: 1e6 },
  promptTokens: { low: 1, high: 1e7 },
};

export interface Needed {
  readonly knob: RunKnob;
  readonly now: number;
  /** The least value that reaches the ratio with all else as it is; null where none does. */
  readonly needed: number | null;
}

const KNOBS = ["rounds", "price", "outputTokens", "addedTokens", "promptTokens"] as const;

/** What each input alone would have to be for the worst query to cost `times` the baseline, which stays as it is. */
export function neededFor(setting: CostSetting, over: "call" | "query", times: number): readonly Needed[] {
  const { baselineUsd } = amplification(setting, over);
  const { attack, budgetUsd } = setting;
  return KNOBS.map((knob) => ({
    knob,
    now: knob === "price" ? attack.price.output : attack[knob],
    needed: reach(attack, { times, baselineUsd, budgetUsd }, knob, LIMITS[knob]),
  }));
}

/** The budget in USD under which no query can cost `times` the baseline: the guard leaks by up to one round. */
export function safeBudgetUsd({ attack }: CostSetting, baselineUsd: number, times: number): number {
  const dearestRound = roundsUsd(attack, attack.rounds) - roundsUsd(attack, attack.rounds - 1);
  return Math.max(0, times * baselineUsd - dearestRound);
}

/**
 * The tokens that each round must add to the next prompt for a ratio to be reached, by the cap on rounds. Caps at which
 * no growth does it, or none is needed, are left out.
 */
export function isoquant(
  setting: CostSetting,
  baselineUsd: number,
  times: number,
  caps: readonly number[],
): readonly { readonly rounds: number; readonly added: number }[] {
  const least = 1;
  return caps.flatMap((rounds) => {
    const run: Run = { ...setting.attack, rounds };
    const added = reach(run, { times, baselineUsd, budgetUsd: setting.budgetUsd }, "addedTokens", {
      low: least,
      high: 20_000,
    });
    return added === null || added <= least ? [] : [{ rounds, added }];
  });
}

/** The cap on rounds from which a ratio is reached without any growth of prompts; null where none is. */
export function roundsWithoutGrowth(setting: CostSetting, baselineUsd: number, times: number): number | null {
  const run = { ...setting.attack, addedTokens: 1 };
  return reach(run, { times, baselineUsd, budgetUsd: setting.budgetUsd }, "rounds", { low: 1, high: 1e6 });
}

export type CostInput = "rounds" | "price" | "outputTokens" | "addedTokens" | "promptTokens" | "budget";

/** How the ratio follows from its inputs, each from a quarter to four times what is set. */
export function costSensitivity(setting: CostSetting, over: "call" | "query"): Tornado<CostInput> {
  const { attack, budgetUsd } = setting;
  const { baselineUsd } = amplification(setting, over);
  const around = (id: CostInput, value: number, whole = false): RangedInput<CostInput> => ({
    id,
    low: whole ? Math.max(1, Math.round(value / 4)) : value / 4,
    value,
    high: 4 * value,
  });
  const inputs = [
    around("rounds", attack.rounds, true),
    around("price", attack.price.output),
    around("outputTokens", attack.outputTokens),
    around("addedTokens", attack.addedTokens),
    around("promptTokens", attack.promptTokens),
    ...(budgetUsd === null ? [] : [around("budget", budgetUsd)]),
  ];
  return tornado(inputs, (at) => {
    const run = KNOBS.reduce((built, knob) => turned(built, knob, at(knob)), attack);
    return runUsd(run, budgetUsd === null ? null : at("budget")) / baselineUsd;
  });
}
