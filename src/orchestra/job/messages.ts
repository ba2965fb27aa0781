import type { Chain } from "../../analysis/orchestration/chain.js";
import type { ClosedFormMethod } from "../../analysis/orchestration/closed-form.js";
import type { Traffic } from "../../analysis/orchestration/ordinary-query.js";
import type { QuantileEstimate } from "../../analysis/orchestration/quantile-interval.js";
import type { Draws } from "../../analysis/orchestration/simulate-chain.js";
import type { Tornado } from "../../analysis/tornado.js";
import type { ChainInput } from "./sensitivity.js";

/** The shares of runs whose time or cost is asked for. */
export const PROBABILITIES = [0.5, 0.95, 0.99] as const;

/** What a page asks of the worker. */
export type JobRequest =
  | { readonly kind: "chain"; readonly chain: Chain; readonly lengths: readonly number[]; readonly draws: Draws }
  | { readonly kind: "traffic"; readonly traffic: Traffic; readonly draws: Draws };

/** Quantiles of a chain of one length without drawing. */
export interface CurvePoint {
  readonly length: number;
  readonly method: ClosedFormMethod;
  /** Seconds, one for each of {@link PROBABILITIES}. */
  readonly seconds: readonly number[];
}

export interface DrawnPoint {
  readonly length: number;
  /** One for each of {@link PROBABILITIES}. */
  readonly estimates: readonly QuantileEstimate[];
}

/** What comes of a request, in this order. */
export type JobOutcome =
  | { readonly type: "curve"; readonly points: readonly CurvePoint[] }
  | { readonly type: "tornado"; readonly tornado: Tornado<ChainInput> | null }
  | { readonly type: "drawn-chains"; readonly points: readonly DrawnPoint[] }
  | { readonly type: "drawn-traffic"; readonly estimates: readonly QuantileEstimate[] };

/** What the worker tells its page. */
export type JobMessage =
  | JobOutcome
  | { readonly type: "progress"; readonly doing: string; readonly done: number; readonly steps: number }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "done" };
