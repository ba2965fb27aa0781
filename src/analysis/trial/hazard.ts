import { groups, sum } from "d3";
import { type CoxModel, concordance, coxModel } from "../cox.js";
import { PREDICTORS, type PredictorId, type Technique } from "./technique.js";

/** A fitted model with the names of its predictors, in the order of its terms. */
export interface NamedModel {
  readonly predictors: readonly PredictorId[];
  readonly model: CoxModel | null;
}

/** What changes when one category plays no part in the fit. */
export interface LeftOut {
  readonly category: string;
  /** Techniques of the category that the model did not see, and those with a dated first production. */
  readonly n: number;
  readonly events: number;
  readonly model: CoxModel | null;
  /** How well the model orders the category that it did not see; null where no two can be ordered. */
  readonly heldOut: { readonly concordance: number; readonly pairs: number } | null;
}

export interface HazardResult {
  /** H and E on every technique. */
  readonly main: NamedModel;
  /** H, E and the small-scale result, on the techniques that have one. */
  readonly withRival: NamedModel;
  /** Techniques that are adopted at a date not on record, left out. */
  readonly undated: number;
  readonly leftOut: readonly LeftOut[];
  /** Concordance within the categories left out, over all their pairs. */
  readonly heldOutConcordance: number | null;
}

const MAIN: readonly PredictorId[] = ["h", "e"];

/** Cox models of the time from introduction to first production, and each category's part in them. */
export function hazards(techniques: readonly Technique[]): HazardResult {
  const leftOut = groups(techniques, ({ category }) => category)
    .map(([category, members]): LeftOut => {
      const model = coxModel(subjectsOf(techniques, MAIN).filter((subject) => subject.category !== category));
      const unseen = subjectsOf(members, MAIN);
      return {
        category,
        n: unseen.length,
        events: unseen.filter(({ event }) => event).length,
        model,
        heldOut:
          model &&
          concordance(
            unseen.map(({ predictors, ...watched }) => ({
              ...watched,
              risk: sum(predictors, (x, k) => x * (model.terms[k]?.coefficient ?? 0)),
            })),
          ),
      };
    })
    .sort((a, b) => b.n - a.n || (a.category < b.category ? -1 : 1));
  const pairs = sum(leftOut, ({ heldOut }) => heldOut?.pairs ?? 0);
  const rivals: readonly PredictorId[] = [...MAIN, "smallScale"];
  return {
    main: { predictors: MAIN, model: coxModel(subjectsOf(techniques, MAIN)) },
    withRival: { predictors: rivals, model: coxModel(subjectsOf(techniques, rivals)) },
    undated: techniques.filter(({ status }) => status === "undated").length,
    leftOut,
    heldOutConcordance:
      pairs === 0 ? null : sum(leftOut, ({ heldOut }) => (heldOut ? heldOut.concordance * heldOut.pairs : 0)) / pairs,
  };
}

/** The techniques of which time and all predictors are known. */
function subjectsOf(techniques: readonly Technique[], predictors: readonly PredictorId[]) {
  return techniques.flatMap((technique) => {
    const { months, status, category } = technique;
    const scores = predictors.flatMap((id) => PREDICTORS[id].score(technique) ?? []);
    if (months === null || scores.length < predictors.length) return [];
    return [{ category, months, event: status === "reached", predictors: scores }];
  });
}
