import { median } from "d3";
import { type MissingCases, missingToLevel } from "../paired-auc.js";
import { MAX_E, MAX_H } from "../rubric.js";
import { decided, pairedCases, type Technique } from "./technique.js";

/** A kind of unadopted technique that nobody wrote about, and how many of them would bring the predictors level. */
export interface MissingScenario {
  readonly id: "worst" | "adopted-like" | "on-record";
  readonly minAdoption: number;
  readonly added: MissingCases;
  /** Unadopted techniques on record. */
  readonly onRecord: number;
  /** Null where no number would do it. */
  readonly needed: number | null;
}

/** The lowest and the middle small-scale result: worse than the baseline, and about equal. */
const WORSE = 0;

/**
 * How many unadopted techniques would have to be missing from the data to take the lead away: of the worst kind for the
 * map (perfect scores, a worse result on paper), of a kind that looks to the map like an adopted one, and of the kind
 * that is on record already.
 */
export function missingScenarios(techniques: readonly Technique[], minAdoption: number): readonly MissingScenario[] {
  const cases = pairedCases(decided(techniques), minAdoption);
  const adopted = cases.filter(({ outcome }) => outcome);
  const unadopted = cases.filter(({ outcome }) => !outcome);
  const middle = (of: typeof cases, score: (one: (typeof cases)[number]) => number) => median(of, score) ?? 0;
  const scenario = (id: MissingScenario["id"], added: MissingCases): MissingScenario => ({
    id,
    minAdoption,
    added,
    onRecord: unadopted.length,
    needed: missingToLevel(cases, added),
  });
  return [
    scenario("worst", { friction: MAX_H + MAX_E, rival: WORSE }),
    scenario("adopted-like", { friction: middle(adopted, (one) => one.friction), rival: WORSE }),
    scenario("on-record", {
      friction: middle(unadopted, (one) => one.friction),
      rival: middle(unadopted, (one) => one.rival),
    }),
  ];
}
