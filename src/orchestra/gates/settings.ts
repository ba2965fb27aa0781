import type { Hosting } from "../../analysis/orchestration/break-even.js";
import type { Chain } from "../../analysis/orchestration/chain.js";
import { plainChain } from "../../analysis/orchestration/chain.js";
import { lognormalFrom } from "../../analysis/orchestration/latency.js";
import type { Run } from "../../analysis/orchestration/query-cost.js";
import { type Choice, chosenOf } from "../../ui/choice.js";
import { type Quantity, quantityOf } from "../../ui/quantity-control.js";
import type { PageState } from "../../ui/url-state.js";
import { hostingOf } from "../break-even/settings.js";
import { ADDED, BUDGET, CONTEXT, DEAR, OUTPUT, PROMPT, ROUNDS } from "../cost/settings.js";
import type { Priced, Trace } from "../facts.js";
import { CORRELATION, traceChoice } from "../latency/settings.js";

type Address = Pick<PageState, "get">;

// Inputs that another page of the group has too share its key, so that a link carries them over.

export const ORCHESTRATOR_RIGHT: Quantity = {
  key: "right",
  label: "Right answers with the orchestrator",
  unit: "%",
  min: 0,
  max: 100,
  standard: 37.1,
  slider: "linear",
};
export const FRONTIER_RIGHT: Quantity = {
  key: "right_alone",
  label: "Right answers of the frontier model alone",
  unit: "%",
  min: 0,
  max: 100,
  standard: 35.1,
  slider: "linear",
};
export const TOLERANCE: Quantity = {
  key: "loss",
  label: "Loss that you accept",
  unit: "points",
  min: 0,
  max: 50,
  standard: 0,
  slider: "linear",
};
export const VOLUME: Quantity = {
  key: "volume",
  label: "Your volume",
  unit: "queries/month",
  min: 100,
  max: 10_000_000,
  standard: 75_000,
  slider: "log",
};
export const STEPS: Quantity = {
  key: "steps",
  label: "Calls in a row",
  min: 1,
  max: 200,
  standard: 8,
  whole: true,
  slider: "log",
};
export const DEADLINE: Quantity = {
  key: "deadline",
  label: "99 in 100 answers within",
  unit: "s",
  min: 1,
  max: 36_000,
  standard: 300,
  slider: "log",
};
export const MOST: Quantity = {
  key: "most",
  label: "Most that one query may cost",
  unit: "USD",
  min: 0.01,
  max: 10_000,
  standard: 5,
  slider: "log",
};

/** The call of the third gate: traces only, as quantiles are typed in on the page of latency. */
export function gateTrace(traces: readonly Trace[]): Choice<string> {
  const choice = traceChoice(traces);
  return { ...choice, options: choice.options.filter(({ value }) => traces.some(({ id }) => id === value)) };
}

export interface GateSetting {
  readonly orchestratorRight: number;
  readonly frontierRight: number;
  readonly tolerance: number;
  readonly volume: number;
  readonly hosting: Hosting;
  /** Null where no trace is left in the selection. */
  readonly chain: Chain | null;
  readonly steps: number;
  readonly deadlineSeconds: number;
  /** Null where no price is left in the selection. */
  readonly attack: Run | null;
  readonly budgetUsd: number | null;
  readonly mostUsd: number;
}

/** Everything that the gates are computed from, as the address has it. */
export function gateSetting(state: Address, traces: readonly Trace[], prices: readonly Priced[]): GateSetting {
  const traceId = traces.length === 0 ? null : chosenOf(state, gateTrace(traces));
  const trace = traces.find(({ id }) => id === traceId);
  const dearId = prices.length === 0 ? null : chosenOf(state, DEAR(prices));
  const dear = prices.find(({ id }) => id === dearId);
  return {
    orchestratorRight: quantityOf(state, ORCHESTRATOR_RIGHT),
    frontierRight: quantityOf(state, FRONTIER_RIGHT),
    tolerance: quantityOf(state, TOLERANCE),
    volume: quantityOf(state, VOLUME),
    hosting: hostingOf(state),
    chain:
      trace === undefined
        ? null
        : { ...plainChain(lognormalFrom(trace.p50, trace.p99)), correlation: quantityOf(state, CORRELATION) },
    steps: quantityOf(state, STEPS),
    deadlineSeconds: quantityOf(state, DEADLINE),
    attack:
      dear === undefined
        ? null
        : {
            rounds: quantityOf(state, ROUNDS),
            price: dear.price,
            promptTokens: quantityOf(state, PROMPT),
            outputTokens: quantityOf(state, OUTPUT),
            addedTokens: quantityOf(state, ADDED),
            contextTokens: quantityOf(state, CONTEXT),
            toolUsd: 0,
          },
    budgetUsd: quantityOf(state, BUDGET) || null,
    mostUsd: quantityOf(state, MOST),
  };
}
