import { randomNormal } from "d3";
import { type Random, seededRandom } from "../resample.js";
import { type Chain, slownessOf } from "./chain.js";
import { type Latency, secondsAt } from "./latency.js";

export interface Draws {
  readonly seed: number;
  /** Chains drawn. */
  readonly samples: number;
}

/** Times of drawn chains in seconds, in rising order, one sample for each length. */
export type ChainSamples = readonly { readonly length: number; readonly seconds: Float64Array }[];

/**
 * Draws chains call by call. One drawn chain counts at every length, as far as that length goes, so that the samples of
 * two lengths are not independent; each is right by itself.
 *
 * @param lengths chain lengths in rising order
 * @param progress hears of chains done
 */
export function simulateChains(
  chain: Chain,
  lengths: readonly number[],
  { seed, samples }: Draws,
  progress: (done: number) => void = () => {},
): ChainSamples {
  const random = seededRandom(seed);
  const draw = callDrawer(chain, random);
  const longest = lengths.at(-1) ?? 0;
  const columns = new Map(lengths.map((length) => [length, new Float64Array(samples)]));
  const slowness = Array.from({ length: longest }, (_, step) => slownessOf(chain, step));
  for (let i = 0; i < samples; i += 1) {
    const factor = draw.factor();
    let total = 0;
    for (let step = 0; step < longest; step += 1) {
      total += draw.step(factor, slowness[step] ?? 1);
      const column = columns.get(step + 1);
      if (column !== undefined) column[i] = total;
    }
    if ((i + 1) % 500 === 0) progress(i + 1);
  }
  progress(samples);
  return lengths.map((length) => ({ length, seconds: (columns.get(length) ?? new Float64Array()).sort() }));
}

function callDrawer(chain: Chain, random: Random) {
  const { correlation, branches, timeoutSeconds, failureShare, retries, hedgeSeconds } = chain;
  const normal = randomNormal.source(random)();
  const root = Math.sqrt(correlation);
  const rest = Math.sqrt(1 - correlation);
  const seconds = fastSeconds(chain.latency);
  const single = (factor: number, slowness: number) => slowness * seconds(root * factor + rest * normal());

  function attempt(factor: number, slowness: number): number {
    const first = single(factor, slowness);
    return hedgeSeconds === null || first <= hedgeSeconds
      ? first
      : Math.min(first, hedgeSeconds + single(factor, slowness));
  }

  function call(factor: number, slowness: number): number {
    let total = 0;
    for (let tried = 0; tried <= retries; tried += 1) {
      const taken = attempt(factor, slowness);
      const isLate = timeoutSeconds !== null && taken > timeoutSeconds;
      total += isLate ? timeoutSeconds : taken;
      if (!isLate && (failureShare === 0 || random() >= failureShare)) break;
    }
    return total;
  }

  return {
    factor: () => (correlation === 0 ? 0 : normal()),
    step: (factor: number, slowness: number) => {
      let slowest = 0;
      for (let branch = 0; branch < branches; branch += 1) slowest = Math.max(slowest, call(factor, slowness));
      return slowest;
    },
  };
}

const TABLE_REACH = 8;

/** A call's time from a normal score; a gamma's, which is slow to find, from a table fine enough for any drawing. */
function fastSeconds(latency: Latency): (score: number) => number {
  if (latency.kind !== "gamma") return (score) => secondsAt(latency, score);
  const perUnit = 512;
  const table = Float64Array.from({ length: 2 * TABLE_REACH * perUnit + 1 }, (_, i) =>
    secondsAt(latency, i / perUnit - TABLE_REACH),
  );
  return (score) => {
    const place = Math.min(table.length - 1.001, Math.max(0, (score + TABLE_REACH) * perUnit));
    const i = Math.floor(place);
    const low = table[i] ?? 0;
    return low + (place - i) * ((table[i + 1] ?? low) - low);
  };
}
