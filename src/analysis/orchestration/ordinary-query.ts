import { seededRandom } from "../resample.js";
import { type Run, roundUsd, type TokenPrice } from "./query-cost.js";
import type { Draws } from "./simulate-chain.js";

/** Traffic that nobody attacks: how long queries run and how often they call the expert. */
export interface Traffic {
  /** Mean number of rounds; after each round the query ends with the same probability. */
  readonly meanRounds: number;
  /** Rounds at which every query is stopped. */
  readonly roundCap: number;
  /** Share of rounds that call the expert; the others call the cheap model. */
  readonly expertShare: number;
  readonly expert: TokenPrice;
  /** The run of a query but for its rounds, at the cheap model's price. */
  readonly run: Run;
}

/** The cost of one round by each of the two models, in USD. */
function both({ run, expert }: Traffic, round: number): { readonly cheap: number; readonly dear: number } {
  return { cheap: roundUsd(run, round), dear: roundUsd({ ...run, price: expert }, round) };
}

/** Probability that a query goes on after a round. */
export function goingOn({ meanRounds }: Traffic): number {
  return 1 - 1 / meanRounds;
}

/** The mean cost of a query in USD: each round's mean cost, weighted by the share of queries that reach it. */
export function meanQueryUsd(traffic: Traffic): number {
  const { roundCap, expertShare } = traffic;
  const on = goingOn(traffic);
  let total = 0;
  let reached = 1;
  for (let round = 1; round <= roundCap; round += 1) {
    const { cheap, dear } = both(traffic, round);
    total += reached * (expertShare * dear + (1 - expertShare) * cheap);
    reached *= on;
  }
  return total;
}

/** Costs of drawn queries in USD, in rising order. */
export function simulateQueries(
  traffic: Traffic,
  { seed, samples }: Draws,
  progress: (done: number) => void = () => {},
): Float64Array {
  const random = seededRandom(seed);
  const on = goingOn(traffic);
  const costs = Array.from({ length: traffic.roundCap }, (_, i) => both(traffic, i + 1));
  const drawn = new Float64Array(samples);
  for (let i = 0; i < samples; i += 1) {
    let total = 0;
    for (const { cheap, dear } of costs) {
      total += random() < traffic.expertShare ? dear : cheap;
      if (random() >= on) break;
    }
    drawn[i] = total;
    if ((i + 1) % 1000 === 0) progress(i + 1);
  }
  progress(samples);
  return drawn.sort();
}
