import type { Hosting } from "../../analysis/orchestration/break-even.js";
import { type Quantity, quantityOf } from "../../ui/quantity-control.js";
import type { PageState } from "../../ui/url-state.js";
import { type Fact, rentsOf } from "../facts.js";
import type { Preset } from "../preset-control.js";

export const RENT: Quantity = {
  key: "rent",
  label: "Rent of one GPU",
  unit: "USD/hour",
  min: 0.1,
  max: 30,
  standard: 2.35,
  slider: "log",
};
export const GPUS: Quantity = {
  key: "gpus",
  label: "GPUs rented",
  min: 1,
  max: 64,
  standard: 1,
  whole: true,
  slider: "log",
};
export const CAPACITY: Quantity = {
  key: "capacity",
  label: "Queries one GPU can serve",
  unit: "an hour",
  min: 1,
  max: 100_000,
  standard: 900,
  slider: "log",
};
export const UTILIZATION: Quantity = {
  key: "used",
  label: "Share of it that traffic can use",
  unit: "%",
  min: 1,
  max: 100,
  standard: 50,
  slider: "linear",
};
export const OTHER: Quantity = {
  key: "other",
  label: "Other fixed cost, such as people",
  unit: "USD/month",
  min: 0,
  max: 100_000,
  standard: 0,
  slider: "linear",
};
export const FRONTIER: Quantity = {
  key: "frontier",
  label: "A query with the frontier model alone",
  unit: "USD",
  min: 0.0001,
  max: 10,
  standard: 0.302,
  slider: "log",
};
export const ORCHESTRATED: Quantity = {
  key: "orchestrated",
  label: "A query with the orchestrator, without rent",
  unit: "USD",
  min: 0.0001,
  max: 10,
  standard: 0.092,
  slider: "log",
};

/** The hosting as the address has it. */
export function hostingOf(state: Pick<PageState, "get">): Hosting {
  return {
    usdPerGpuHour: quantityOf(state, RENT),
    gpus: quantityOf(state, GPUS),
    queriesPerGpuHour: quantityOf(state, CAPACITY),
    utilization: quantityOf(state, UTILIZATION) / 100,
    otherUsd: quantityOf(state, OTHER),
    frontierUsd: quantityOf(state, FRONTIER),
    orchestratedUsd: quantityOf(state, ORCHESTRATED),
  };
}

/** Published rents: both ends where a row has a range, each figure once. */
export function rentPresets(facts: readonly Fact[]): readonly Preset[] {
  const all = rentsOf(facts).flatMap(({ low, high, label, date }) => {
    const of = (value: number, end: string) => ({ value, label: `${value} USD: ${label}${end}, ${date.slice(0, 4)}` });
    return low === high ? [of(low, "")] : [of(low, ", low end"), of(high, ", high end")];
  });
  return all
    .filter(({ value }, i) => all.findIndex((other) => other.value === value) === i)
    .sort((a, b) => a.value - b.value);
}
