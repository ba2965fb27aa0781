import { median } from "d3";
import { type MissingCases, missingToLevel, pairedAuc, type TwoScores } from "../paired-auc.js";
import { seededRandom } from "../resample.js";
import { MAX_E, MAX_H } from "../rubric.js";
import { decided, pairedCases, type Technique } from "./technique.js";

/** A kind of unadopted technique that nobody wrote about, and how many of them would bring the predictors level. */
export interface MissingScenario {
  readonly id: "worst" | "adopted-like" | "on-record";
  readonly minAdoption: number;
  readonly added: MissingCases;
  /** Unadopted techniques on record. */
  readonly onRecord: number;
  /** To bring the two areas level; null where no number would. */
  readonly needed: number | null;
  /** To bring the interval of the lead down to 0, so that the verdict falls; null where no number up to the limit would. */
  readonly neededToOpen: number | null;
}

/** The lowest and the middle small-scale result: worse than the baseline, and about equal. */
const WORSE = 0;

/** Draws for each tried number of missing techniques: the bound need not be finer than a technique or two. */
const REPLICATES = 300;

/**
 * How many unadopted techniques would have to be missing from the data to take the lead away: of the worst kind for the
 * map (perfect scores, a worse result on paper), of a kind that looks to the map like an adopted one, and of the kind
 * that is on record already. Empty where there is nothing to compare.
 *
 * @param seed of the draws; each number of missing techniques is tried with the same ones
 */
export function missingScenarios(
  techniques: readonly Technique[],
  minAdoption: number,
  seed: number,
): readonly MissingScenario[] {
  const cases = pairedCases(decided(techniques), minAdoption);
  const adopted = cases.filter(({ outcome }) => outcome);
  const unadopted = cases.filter(({ outcome }) => !outcome);
  if (adopted.length === 0 || unadopted.length === 0) return [];
  const middle = (of: typeof cases, score: (one: (typeof cases)[number]) => number) => median(of, score) ?? 0;
  const scenario = (id: MissingScenario["id"], added: MissingCases): MissingScenario => {
    const needed = missingToLevel(cases, added);
    return {
      id,
      minAdoption,
      added,
      onRecord: unadopted.length,
      needed,
      neededToOpen: needed === null ? null : fewestToOpen(cases, added, needed, seed),
    };
  };
  return [
    scenario("worst", { friction: MAX_H + MAX_E, rival: WORSE }),
    scenario("adopted-like", { friction: middle(adopted, (one) => one.friction), rival: WORSE }),
    scenario("on-record", {
      friction: middle(unadopted, (one) => one.friction),
      rival: middle(unadopted, (one) => one.rival),
    }),
  ];
}

/** The fewest added cases at which the lead's interval reaches 0, by bisection: at `most` the lead itself is gone. */
function fewestToOpen(cases: readonly TwoScores[], added: MissingCases, most: number, seed: number): number {
  const isOpen = (count: number) => {
    const extra = Array.from({ length: count }, () => ({ ...added, outcome: false }));
    const areas = pairedAuc([...cases, ...extra], { replicates: REPLICATES, random: seededRandom(seed) });
    return (areas?.difference.interval?.low ?? 0) <= 0;
  };
  let [closed, open] = [-1, most];
  while (open - closed > 1) {
    const middle = Math.floor((open + closed) / 2);
    if (isOpen(middle)) open = middle;
    else closed = middle;
  }
  return open;
}
