import { gammaCdf, gammaQuantile, normalCdf, normalQuantile } from "../distributions.js";
import { solveRising } from "./solve.js";

/** A share of calls and the time within which they end. */
export interface QuantilePoint {
  /** Between 0 and 1, such as 0.99 for a P99. */
  readonly probability: number;
  readonly seconds: number;
}

/** How long one call takes, in seconds. */
export type Latency =
  | { readonly kind: "lognormal"; readonly mu: number; readonly sigma: number }
  | { readonly kind: "gamma"; readonly shape: number; readonly scale: number }
  | { readonly kind: "empirical"; readonly pieces: readonly Piece[] };

/** A stretch of a latency in which the logarithm of the time is linear in the normal score. */
export interface Piece {
  /** Where it begins: its normal score and its time. */
  readonly score: number;
  readonly seconds: number;
  /** Rise of the logarithm of the time for one unit of the score. */
  readonly slope: number;
}

export type LatencyKind = Latency["kind"];

const Z_99 = normalQuantile(0.99);

/** The log-normal latency with the given median and P99: ln P99/P50 is 2.326 standard deviations. */
export function lognormalFrom(p50: number, p99: number): Latency {
  requireSpread(p50, p99);
  return { kind: "lognormal", mu: Math.log(p50), sigma: Math.log(p99 / p50) / Z_99 };
}

/** The gamma latency with the given median and P99. */
export function gammaFrom(p50: number, p99: number): Latency {
  requireSpread(p50, p99);
  const ratio = (shape: number) => gammaQuantile(0.99, shape, 1) / gammaQuantile(0.5, shape, 1);
  // The ratio falls with the shape, so it rises with the shape's inverse.
  const inverse = solveRising((x) => ratio(1 / x), p99 / p50, { low: 1e-4, high: 20 });
  if (inverse === null) throw new RangeError("no gamma distribution has so long a tail");
  return { kind: "gamma", shape: 1 / inverse, scale: p50 / gammaQuantile(0.5, 1 / inverse, 1) };
}

/**
 * The latency through published quantiles. Between two of them the logarithm of the time is linear in the normal score,
 * so that each stretch is a piece of a log-normal; beyond the last ones the outer pieces go on. Two points give the
 * log-normal itself.
 */
export function empiricalFrom(points: readonly QuantilePoint[]): Latency {
  const sorted = [...points].sort((a, b) => a.probability - b.probability);
  if (sorted.length < 2) throw new RangeError("an empirical latency needs two quantiles or more");
  for (const [i, { probability, seconds }] of sorted.entries()) {
    const before = sorted[i - 1];
    if (!(probability > 0 && probability < 1 && seconds > 0))
      throw new RangeError("a quantile needs a probability between 0 and 1 and a time above 0");
    if (before && (before.probability === probability || before.seconds >= seconds))
      throw new RangeError("quantiles must rise with their probability");
  }
  const pieces = sorted.slice(0, -1).map(({ probability, seconds }, i) => {
    const score = normalQuantile(probability);
    const to = sorted[i + 1] ?? { probability, seconds };
    return { score, seconds, slope: Math.log(to.seconds / seconds) / (normalQuantile(to.probability) - score) };
  });
  return { kind: "empirical", pieces };
}

/** The time of a call at a normal score: `secondsAt(latency, 0)` is the median. */
export function secondsAt(latency: Latency, score: number): number {
  if (latency.kind === "lognormal") return Math.exp(latency.mu + latency.sigma * score);
  if (latency.kind === "gamma") return gammaQuantile(normalCdf(score), latency.shape, latency.scale);
  const piece = pieceAt(latency.pieces, (from) => from.score <= score);
  return piece.seconds * Math.exp(piece.slope * (score - piece.score));
}

/** The normal score of a time: the inverse of {@link secondsAt}. */
export function scoreOf(latency: Latency, seconds: number): number {
  if (seconds <= 0) return Number.NEGATIVE_INFINITY;
  if (latency.kind === "lognormal") return (Math.log(seconds) - latency.mu) / latency.sigma;
  if (latency.kind === "gamma") return normalQuantile(gammaCdf(seconds, latency.shape, latency.scale));
  const piece = pieceAt(latency.pieces, (from) => from.seconds <= seconds);
  return piece.score + Math.log(seconds / piece.seconds) / piece.slope;
}

/** The time within which a share of the calls ends, in seconds. */
export function latencyQuantile(latency: Latency, probability: number): number {
  return latency.kind === "gamma"
    ? gammaQuantile(probability, latency.shape, latency.scale)
    : secondsAt(latency, normalQuantile(probability));
}

/** The mean of a call, in seconds. */
export function latencyMean(latency: Latency): number {
  if (latency.kind === "lognormal") return Math.exp(latency.mu + latency.sigma ** 2 / 2);
  if (latency.kind === "gamma") return latency.shape * latency.scale;
  // Each piece of a log-normal has its part of the mean in closed form.
  return latency.pieces.reduce((total, { score, seconds, slope }, i) => {
    const low = i === 0 ? Number.NEGATIVE_INFINITY : score;
    const high = latency.pieces[i + 1]?.score ?? Number.POSITIVE_INFINITY;
    const scale = seconds * Math.exp(slope ** 2 / 2 - slope * score);
    return total + scale * (normalCdf(high - slope) - normalCdf(low - slope));
  }, 0);
}

/** The last piece that begins before a place; the first one where none does. */
function pieceAt(pieces: readonly Piece[], isBefore: (piece: Piece) => boolean): Piece {
  let found = pieces[0];
  for (const piece of pieces) if (isBefore(piece)) found = piece;
  if (found === undefined) throw new RangeError("an empirical latency needs two quantiles or more");
  return found;
}

function requireSpread(p50: number, p99: number): void {
  if (!(p50 > 0 && p99 > p50)) throw new RangeError("the P99 must lie above the P50, and both above 0");
}
