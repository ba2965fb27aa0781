import { normalCdf } from "../distributions.js";
import type { Chain } from "./chain.js";
import { scoreOf } from "./latency.js";

/**
 * Probability that an attempt has ended by a time in seconds, given the chain's common factor; hedged where the chain
 * hedges. A hedged attempt is the faster of two that differ by the delay: 1 − S(t) S(t − d).
 *
 * @param slowness factor by which the attempt's latency is stretched
 */
export function attemptCdf(chain: Chain, slowness: number): (factor: number) => (seconds: number) => number {
  const { latency, correlation, hedgeSeconds } = chain;
  const root = Math.sqrt(correlation);
  const rest = Math.sqrt(1 - correlation);
  const exact = (seconds: number) => scoreOf(latency, seconds / slowness);
  // The scores of a grid's times are the same for each value of the factor.
  const score = correlation === 0 ? exact : memoised(exact);
  return (factor) => {
    const single = (seconds: number) => (seconds <= 0 ? 0 : quickCdf((score(seconds) - root * factor) / rest));
    if (hedgeSeconds === null) return single;
    return (seconds) =>
      seconds <= hedgeSeconds ? single(seconds) : 1 - (1 - single(seconds)) * (1 - single(seconds - hedgeSeconds));
  };
}

function memoised(of: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>();
  return (x) => {
    const found = known.get(x);
    if (found !== undefined) return found;
    const made = of(x);
    known.set(x, made);
    return made;
  };
}

const REACH = 9;
const PER_UNIT = 256;
const TABLE = Float64Array.from({ length: 2 * REACH * PER_UNIT + 2 }, (_, i) => normalCdf(i / PER_UNIT - REACH));
const DENSITY = TABLE.map((_, i) => Math.exp(-((i / PER_UNIT - REACH) ** 2) / 2) / Math.sqrt(2 * Math.PI) / PER_UNIT);

/** The normal distribution function from a table by cubic Hermite interpolation, to about 12 digits after the point. */
function quickCdf(z: number): number {
  if (!(z > -REACH)) return 0;
  if (z >= REACH) return 1;
  const place = (z + REACH) * PER_UNIT;
  const i = Math.floor(place);
  const t = place - i;
  const low = TABLE[i] ?? 0;
  const rise = (TABLE[i + 1] ?? 0) - low;
  const from = DENSITY[i] ?? 0;
  const to = DENSITY[i + 1] ?? 0;
  return low + t * (from + t * (3 * rise - 2 * from - to + t * (from + to - 2 * rise)));
}
