import { solveRising } from "./solve.js";

/** What a model's tokens cost, in USD per million. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}

/** A query as a run of rounds, in each of which one model is called once. */
export interface Run {
  /** Rounds until the run ends or its cap stops it. */
  readonly rounds: number;
  readonly price: TokenPrice;
  /** Tokens of the first round's prompt. */
  readonly promptTokens: number;
  /** Tokens that each round writes. */
  readonly outputTokens: number;
  /** Tokens by which each round lengthens the next prompt: what was written, and what tools answered. */
  readonly addedTokens: number;
  /** Tokens to which a prompt is cut. */
  readonly contextTokens: number;
  /** Fee of the tool that a round uses, in USD. */
  readonly toolUsd: number;
}

/** Tokens of the prompt in a round, counted from 1. */
export function promptTokensAt({ promptTokens, addedTokens, contextTokens }: Run, round: number): number {
  return Math.min(contextTokens, promptTokens + (round - 1) * addedTokens);
}

/** What one round costs in USD. */
export function roundUsd(run: Run, round: number): number {
  const { price, outputTokens, toolUsd } = run;
  return (promptTokensAt(run, round) * price.input + outputTokens * price.output) / 1e6 + toolUsd;
}

/**
 * What the first `rounds` rounds of a run cost in USD. Prompts grow by equal steps until they are cut, so that their
 * sum is an arithmetic series and a rest of equal ones.
 */
export function roundsUsd(run: Run, rounds: number): number {
  const { price, promptTokens, outputTokens, addedTokens, contextTokens, toolUsd } = run;
  const room = Math.max(0, contextTokens - promptTokens);
  const growing =
    promptTokens >= contextTokens ? 0 : addedTokens === 0 ? rounds : Math.min(rounds, Math.ceil(room / addedTokens));
  const grown = growing * promptTokens + (addedTokens * growing * (growing - 1)) / 2;
  const cut = rounds - growing;
  const prompts = grown + (cut > 0 ? cut * contextTokens : 0);
  return (prompts * price.input + rounds * outputTokens * price.output) / 1e6 + rounds * toolUsd;
}

/**
 * What a whole run costs in USD, under a guard that starts no further round once the budget is spent. The round in which
 * that happens still counts, so that the guard leaks by at most one round.
 */
export function runUsd(run: Run, budgetUsd: number | null): number {
  const whole = roundsUsd(run, run.rounds);
  if (budgetUsd === null || whole <= budgetUsd) return whole;
  let below = 0;
  let above = Math.ceil(run.rounds);
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (roundsUsd(run, middle) >= budgetUsd) above = middle;
    else below = middle;
  }
  return Math.min(whole, roundsUsd(run, above));
}

/** The inputs of a run of which {@link reach} asks how far they must be turned. */
export type RunKnob = "rounds" | "price" | "outputTokens" | "addedTokens" | "promptTokens";

/** A run with one of its inputs at another value; `price` is the output price, with the input price in proportion. */
export function turned(run: Run, knob: RunKnob, value: number): Run {
  if (knob !== "price") return { ...run, [knob]: value };
  return { ...run, price: { input: (run.price.input * value) / run.price.output, output: value } };
}

/**
 * The least value of one input, all else equal, at which a run costs `times` the baseline; null where no value within
 * the limits does. Rounds are whole.
 */
export function reach(
  run: Run,
  {
    times,
    baselineUsd,
    budgetUsd,
  }: { readonly times: number; readonly baselineUsd: number; readonly budgetUsd: number | null },
  knob: RunKnob,
  limits: { readonly low: number; readonly high: number },
): number | null {
  const whole = (x: number) => (knob === "rounds" ? Math.ceil(x - 1e-9) : x);
  const ratio = (x: number) => runUsd(turned(run, knob, whole(x)), budgetUsd) / baselineUsd;
  const found = solveRising(ratio, times, limits);
  return found === null ? null : whole(found);
}
