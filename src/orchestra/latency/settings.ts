import { type Chain, plainChain } from "../../analysis/orchestration/chain.js";
import { empiricalFrom, gammaFrom, type Latency, lognormalFrom } from "../../analysis/orchestration/latency.js";
import { type Choice, chosenOf } from "../../ui/choice.js";
import { type Quantity, quantityOf } from "../../ui/quantity-control.js";
import { rejection } from "../../ui/rejection.js";
import type { PageState } from "../../ui/url-state.js";
import type { Trace } from "../facts.js";

type Address = Pick<PageState, "get">;

/** The value of {@link traceChoice} for quantiles that the reader types in. */
export const TYPED = "typed";

const STANDARD_TRACE = "lat-orch-tau2";

/** The call whose latency a chain is made of. */
export function traceChoice(traces: readonly Trace[]): Choice<string> {
  return {
    key: "call",
    legend: "One call",
    options: [
      ...traces.map(({ id, label, p50, p99 }) => ({ value: id, label: `${label}: P50 ${p50} s, P99 ${p99} s` })),
      { value: TYPED, label: "quantiles typed in" },
    ],
    standard: traces.some(({ id }) => id === STANDARD_TRACE) ? STANDARD_TRACE : (traces[0]?.id ?? TYPED),
  };
}

export const SHAPE: Choice<Latency["kind"]> = {
  key: "shape",
  legend: "Distribution of one call",
  legendShown: true,
  options: [
    { value: "lognormal", label: "log-normal" },
    { value: "gamma", label: "gamma" },
    { value: "empirical", label: "the published quantiles" },
  ],
};

export const P50: Quantity = {
  key: "p50",
  label: "P50 of one call",
  unit: "s",
  min: 0.01,
  max: 1000,
  standard: 4,
  slider: "log",
};
export const P99: Quantity = {
  key: "p99",
  label: "P99 of one call",
  unit: "s",
  min: 0.02,
  max: 10_000,
  standard: 70,
  slider: "log",
};
export const CALLS: Quantity = {
  key: "calls",
  label: "Longest chain",
  unit: "calls",
  min: 4,
  max: 200,
  standard: 50,
  whole: true,
  slider: "log",
};
export const CORRELATION: Quantity = {
  key: "rho",
  label: "Shared luck (correlation), 0 to 1",
  min: 0,
  max: 1,
  standard: 0,
  slider: "linear",
};
export const BRANCHES: Quantity = {
  key: "branches",
  label: "Calls at once in each step",
  min: 1,
  max: 16,
  standard: 1,
  whole: true,
  slider: "linear",
};
export const SLOWDOWN: Quantity = {
  key: "slower",
  label: "Each call slower than the last by",
  unit: "%",
  min: 0,
  max: 50,
  standard: 0,
  slider: "linear",
};
export const TIMEOUT: Quantity = {
  key: "timeout",
  label: "Give an attempt up after (0: never)",
  unit: "s",
  min: 0,
  max: 3600,
  standard: 0,
};
export const FAILURES: Quantity = {
  key: "errors",
  label: "Attempts that end in an error",
  unit: "%",
  min: 0,
  max: 50,
  standard: 0,
  slider: "linear",
};
export const RETRIES: Quantity = {
  key: "retries",
  label: "Retries after a timeout or error",
  min: 0,
  max: 5,
  standard: 1,
  whole: true,
  slider: "linear",
};
export const HEDGE: Quantity = {
  key: "hedge",
  label: "Send a second copy after (0: never)",
  unit: "s",
  min: 0,
  max: 3600,
  standard: 0,
};

/** The trace that the address chooses; null where its quantiles are typed in. */
export function traceOf(state: Address, traces: readonly Trace[]): Trace | null {
  const id = chosenOf(state, traceChoice(traces));
  return traces.find((trace) => trace.id === id) ?? null;
}

/** The latency of one call as the address has it, or what is wrong with it. */
export function latencyOf(state: Address, traces: readonly Trace[]): Latency | string {
  const trace = traceOf(state, traces);
  const p50 = trace?.p50 ?? quantityOf(state, P50);
  const p99 = trace?.p99 ?? quantityOf(state, P99);
  if (p99 <= 1.01 * p50)
    return rejection(P99.key, String(p99), `above the P50 of ${p50} s`, "no chain can be computed");
  const shape = chosenOf(state, SHAPE);
  if (shape === "gamma") return gammaFrom(p50, p99);
  return shape === "empirical" && trace !== null ? empiricalFrom(trace.points) : lognormalFrom(p50, p99);
}

/** The chain as the address has it, or what is wrong with it. */
export function chainOf(state: Address, traces: readonly Trace[]): Chain | string {
  const latency = latencyOf(state, traces);
  if (typeof latency === "string") return latency;
  const orNever = (quantity: Quantity) => quantityOf(state, quantity) || null;
  return {
    ...plainChain(latency),
    correlation: quantityOf(state, CORRELATION),
    branches: quantityOf(state, BRANCHES),
    slowdown: quantityOf(state, SLOWDOWN) / 100,
    timeoutSeconds: orNever(TIMEOUT),
    failureShare: quantityOf(state, FAILURES) / 100,
    retries: quantityOf(state, RETRIES),
    hedgeSeconds: orNever(HEDGE),
  };
}
