import { breakEvenQueries, netUsd } from "../../analysis/orchestration/break-even.js";
import { closedForm } from "../../analysis/orchestration/closed-form.js";
import { type Gate, type GateAnswer, type Outcome, usdPerRightAnswer } from "../../analysis/orchestration/gates.js";
import { runUsd } from "../../analysis/orchestration/query-cost.js";
import { formatNumber } from "../../ui/format.js";
import { queries } from "../break-even/words.js";
import { usd } from "../cost/words.js";
import { duration } from "../latency/words.js";
import type { GateSetting } from "./settings.js";

export interface WordedAnswer extends GateAnswer {
  /** What the model finds, with its figure. */
  readonly finding: string;
}

/** The page answers as it is dragged, and a deadline needs three digits. */
const RESOLUTION = { bins: 2 ** 12, mixtureBins: 2 ** 11 };

/** What the models answer at each gate. */
export function gateAnswers(setting: GateSetting): readonly WordedAnswer[] {
  return [quality(setting), volume(setting), latency(setting), exposure(setting)];
}

function quality({ orchestratorRight, frontierRight, tolerance, hosting }: GateSetting): WordedAnswer {
  const passes = orchestratorRight >= frontierRight - tolerance;
  const each = (cost: number, right: number) =>
    right === 0 ? "no right answer at all" : `${usd(usdPerRightAnswer(cost, right / 100))} for each right one`;
  const gap = orchestratorRight - frontierRight;
  const stand =
    gap === 0 ? "as often as" : `${formatNumber(Math.abs(gap), 1)} points ${gap > 0 ? "more" : "less"} often than`;
  return {
    gate: "quality",
    passes,
    finding: `It is right ${stand} the frontier model: ${each(hosting.orchestratedUsd, orchestratorRight)}, against ${each(hosting.frontierUsd, frontierRight)}, without rent.`,
  };
}

function volume({ volume: asked, hosting }: GateSetting): WordedAnswer {
  const least = breakEvenQueries(hosting);
  const net = netUsd(hosting, asked);
  const month = `Your volume ${net >= 0 ? "saves" : "loses"} ${usd(Math.abs(net))} a month.`;
  return {
    gate: "volume",
    passes: net >= 0,
    finding:
      least === null
        ? `No volume pays for the GPUs. ${month}`
        : `Hosting pays from ${queries(least)} a month on. ${month}`,
  };
}

function latency({ chain, steps, deadlineSeconds }: GateSetting): WordedAnswer {
  if (chain === null)
    return { gate: "latency", passes: null, finding: "No published latency is left in this selection." };
  const found = closedForm(chain, steps, [0.5, 0.99], RESOLUTION);
  const [p50, p99] = found?.seconds ?? [];
  if (p50 === undefined || p99 === undefined)
    return { gate: "latency", passes: null, finding: "This chain has no closed form." };
  return {
    gate: "latency",
    passes: p99 <= deadlineSeconds,
    finding: `99 in 100 answers take ${duration(p99)} or less, half of them ${duration(p50)} or less; the deadline is ${duration(deadlineSeconds)}.`,
  };
}

function exposure({ attack, budgetUsd, mostUsd }: GateSetting): WordedAnswer {
  if (attack === null) return { gate: "exposure", passes: null, finding: "No price is left in this selection." };
  const worst = runUsd(attack, budgetUsd);
  const guard = budgetUsd === null ? "without a budget guard" : `with a guard at ${usd(budgetUsd)}`;
  return {
    gate: "exposure",
    passes: worst <= mostUsd,
    finding: `The worst query costs ${usd(worst)} ${guard}; ${worst <= mostUsd ? "you accept" : "you accept only"} ${usd(mostUsd)}.`,
  };
}

/** What each gate asks. */
export const QUESTIONS: Readonly<Record<Gate, string>> = {
  quality: "Is it right often enough?",
  volume: "Do you have the volume?",
  latency: "Is it fast enough when it is slow?",
  exposure: "Can you afford its worst query?",
};

/** What to do where the tree ends. */
export const ADVICE: Readonly<Record<Outcome, string>> = {
  adopt: "All four gates are passed: by these figures, host the orchestrator.",
  quality:
    "Stopped at the first gate: stay with the frontier model, or train the orchestrator on your own tasks first.",
  volume:
    "Stopped at the second gate: at this volume the frontier model alone is cheaper, or an orchestrator that somebody else hosts.",
  latency:
    "Stopped at the third gate: fewer calls in a row, calls at once, or hedging may help; else answer in the background.",
  exposure:
    "Stopped at the fourth gate: set a budget guard or a lower cap on rounds before anybody can ask it questions.",
  unknown: "A gate cannot be answered from this selection, so the tree ends without advice.",
};

/** By how much a passed or missed gate is told from afar: symbol and word. */
export function answerMark(passes: boolean | null): { readonly symbol: string; readonly word: string } {
  if (passes === null) return { symbol: "?", word: "unknown" };
  return passes ? { symbol: "✓", word: "yes" } : { symbol: "✕", word: "no" };
}
