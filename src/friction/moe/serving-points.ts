import { expectedExpertsSkewed } from "../../analysis/experts.js";
import { lossByContext } from "../../analysis/moe-serving.js";
import { shortTokens } from "../../memory/charts.js";
import { formatNumber } from "../../ui/format.js";
import { type Gain, type Ratio, ratios } from "./gain.js";
import { BATCHES, gainOf } from "./serving-findings.js";
import type { Serving } from "./serving-settings.js";

const CONTEXTS = Array.from({ length: 41 }, (_, i) => 1024 * 2 ** (i / 4));

/** Measured serving gains over a dense model, announcements left out. */
export function measuredGains(rows: readonly Gain[]): readonly Ratio[] {
  return ratios(rows).filter(
    ({ compared_with: against, family, says }) =>
      against === "dense model" && says !== "announced" && (family === "throughput" || family === "latency"),
  );
}

/** One measurement over the curves. */
export interface Mark {
  readonly x: number;
  readonly gain: number;
  readonly name: string;
  readonly isSeen: boolean;
}

/** Measured gains over a dense model that state a context, or a batch. */
export function marksAt(rows: readonly Gain[], column: "context_tokens" | "batch"): readonly Mark[] {
  return measuredGains(rows).flatMap((row) => {
    const x = row[column];
    const name = `${row.model} over ${row.baseline ?? "a dense model"}`;
    return x === null ? [] : [{ x, gain: row.gain, name, isSeen: row.evidence === "seen" }];
  });
}

/** Measurements of a mixture against itself at a short context. */
export function shortAgainstLong(rows: readonly Gain[]): readonly Ratio[] {
  return ratios(rows).filter(
    ({ compared_with: against, context_tokens: context }) => against !== "dense model" && context !== null,
  );
}

/** Batches whose curves are drawn, the chosen one among them. */
function drawnBatches(chosen: number): readonly number[] {
  return [...new Set([1, 8, 256, chosen])].sort((a, b) => a - b);
}

/** Contexts whose curves are drawn, the chosen one among them. */
function drawnContexts(chosen: number): readonly number[] {
  return [...new Set([1024, 131_072, chosen])].sort((a, b) => a - b);
}

/** The gain at one point of a curve. */
export interface GainPoint {
  readonly series: string;
  /** Context in tokens, or sequences at once. */
  readonly x: number;
  readonly gain: number;
}

/** Curves of the gain against context, one for each batch. */
export function gainsByContext(serving: Serving): readonly GainPoint[] {
  return drawnBatches(serving.batch).flatMap((batch) =>
    CONTEXTS.map((x) => ({ series: `${formatNumber(batch)} at once`, x, gain: gainOf(serving, batch, x) })),
  );
}

/** Curves of the gain against batch, one for each context. */
export function gainsByBatch(serving: Serving): readonly GainPoint[] {
  return drawnContexts(serving.context).flatMap((context) =>
    BATCHES.map((x) => ({ series: `${shortTokens(context)} tokens`, x, gain: gainOf(serving, x, context) })),
  );
}

/** The names of the curves, in the order in which they are drawn. */
export function seriesOf(points: readonly { readonly series: string }[]): readonly string[] {
  return [...new Set(points.map(({ series }) => series))];
}

export interface Kept {
  readonly series: string;
  readonly context: number;
  readonly share: number;
}

/** The share of its throughput at 1K tokens that each model keeps at a longer context. */
export function keptShares({ mixture, dense, machine, conditions, batch }: Serving): readonly Kept[] {
  return [mixture, dense].flatMap(({ name, model }) =>
    CONTEXTS.map((context) => ({
      series: name,
      context,
      share: 1 - lossByContext(model, machine, conditions, batch, 1024, context),
    })),
  );
}

/** Exponents of Zipf's law whose curves are drawn. */
const SKEWS = [0, 0.5, 1] as const;

export interface Woken {
  readonly series: string;
  readonly batch: number;
  readonly share: number;
}

/** Share of the experts that a batch wakes, even and skewed. */
export function wokenExperts({ mixture: { model } }: Serving): readonly Woken[] {
  const { experts } = model;
  if (experts === null) return [];
  return SKEWS.flatMap((skew) =>
    BATCHES.map((batch) => ({
      series: skew === 0 ? "all alike" : `Zipf, exponent ${skew}`,
      batch,
      share: expectedExpertsSkewed(experts.routed, experts.active, batch, skew) / experts.routed,
    })),
  );
}
