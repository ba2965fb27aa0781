import type { Estimate } from "../../analysis/paired-auc.js";
import { wilsonShare } from "../../analysis/summary.js";
import { PREDICTORS, type PredictorId, THRESHOLD_WORDS } from "../../analysis/trial/technique.js";
import type { Trial } from "../../analysis/trial/trial.js";
import type { ColumnKind, QueryResult, ResultRow } from "../../engine/result.js";

// The trial's figures as plain tables: what charts draw, readers download and screen readers read.

function table(columns: Readonly<Record<string, ColumnKind>>, rows: readonly ResultRow[]): QueryResult {
  return { columns: Object.entries(columns).map(([name, kind]) => ({ name, kind })), rows };
}

const ESTIMATE = { value: "number", low: "number", high: "number" } as const;

function spread(estimate: Estimate | null) {
  return {
    value: estimate?.value ?? null,
    low: estimate?.interval?.low ?? null,
    high: estimate?.interval?.high ?? null,
  };
}

const adoptedAs = (minAdoption: number) => THRESHOLD_WORDS[minAdoption] ?? `level ${minAdoption}`;

export const predictorName = (id: PredictorId) => PREDICTORS[id].label;

/** Area under the ROC curve of each predictor at each threshold. */
export function aucTable({ comparisons }: Trial): QueryResult {
  return table(
    { adopted_as: "text", predictor: "text", n: "number", n_adopted: "number", ...ESTIMATE, p_value: "number" },
    comparisons.flatMap(({ minAdoption, n, adopted, predictors }) =>
      predictors.map(({ id, auc, pValue }) => ({
        adopted_as: adoptedAs(minAdoption),
        predictor: predictorName(id),
        n,
        n_adopted: adopted,
        ...spread(auc),
        p_value: pValue,
      })),
    ),
  );
}

/** The points of every ROC curve. */
export function rocTable({ comparisons }: Trial): QueryResult {
  return table(
    {
      adopted_as: "text",
      predictor: "text",
      threshold: "number",
      false_positive_rate: "number",
      true_positive_rate: "number",
    },
    comparisons.flatMap(({ minAdoption, predictors }) =>
      predictors.flatMap(({ id, roc }) =>
        roc.map(({ threshold, falsePositiveRate, truePositiveRate }) => ({
          adopted_as: adoptedAs(minAdoption),
          predictor: predictorName(id),
          threshold,
          false_positive_rate: falsePositiveRate,
          true_positive_rate: truePositiveRate,
        })),
      ),
    ),
  );
}

/** Spearman's correlation of each predictor with the four levels of adoption. */
export function correlationTable({ correlations }: Trial): QueryResult {
  return table(
    { predictor: "text", n: "number", ...ESTIMATE },
    correlations.map(({ id, n, rho }) => ({ predictor: predictorName(id), n, ...spread(rho) })),
  );
}

/** How each rule's calls meet the outcomes. */
export function ruleTable({ rules }: Trial): QueryResult {
  return table(
    {
      rule: "text",
      adopted_as: "text",
      called_and_adopted: "number",
      called_not_adopted: "number",
      missed: "number",
      rightly_passed_over: "number",
      sensitivity: "text",
      specificity: "text",
      precision: "text",
    },
    rules.map(({ label, minAdoption, truePositives, falsePositives, falseNegatives, trueNegatives }) => ({
      rule: label,
      adopted_as: adoptedAs(minAdoption),
      called_and_adopted: truePositives,
      called_not_adopted: falsePositives,
      missed: falseNegatives,
      rightly_passed_over: trueNegatives,
      sensitivity: share(truePositives, falseNegatives),
      specificity: share(trueNegatives, falsePositives),
      precision: share(truePositives, falsePositives),
    })),
  );
}

/** `45% (38–53)`, with the 95% Wilson interval. */
function share(part: number, rest: number): string | null {
  const found = wilsonShare(part, part + rest);
  if (found === null) return null;
  const [low, middle, high] = [found.low, found.share, found.high].map((value) => Math.round(value * 100));
  return `${middle}% (${low}–${high})`;
}

/** Hazard ratios of the Cox models, one row for each predictor of each model. */
export function hazardTable({ hazards }: Trial): QueryResult {
  return table(
    {
      model: "text",
      predictor: "text",
      n: "number",
      n_reached: "number",
      hazard_ratio: "number",
      low: "number",
      high: "number",
      p_value: "number",
    },
    [
      { name: "H and E", ...hazards.main },
      { name: "H, E and small-scale result", ...hazards.withRival },
    ].flatMap(({ name, predictors, model }) =>
      predictors.map((id, k) => ({
        model: name,
        predictor: predictorName(id).replace(" alone", ""),
        n: model?.n ?? null,
        n_reached: model?.events ?? null,
        hazard_ratio: model?.terms[k]?.ratio ?? null,
        low: model?.terms[k]?.low ?? null,
        high: model?.terms[k]?.high ?? null,
        p_value: model?.terms[k]?.pValue ?? null,
      })),
    ),
  );
}

/** What the main model becomes without each category, and how it orders that category. */
export function leftOutTable({ hazards }: Trial): QueryResult {
  return table(
    {
      category: "text",
      n: "number",
      n_reached: "number",
      hazard_ratio_h: "number",
      h_low: "number",
      h_high: "number",
      hazard_ratio_e: "number",
      e_low: "number",
      e_high: "number",
      held_out_concordance: "number",
      held_out_pairs: "number",
    },
    hazards.leftOut.map(({ category, n, events, model, heldOut }) => ({
      category: category.replaceAll("-", " "),
      n,
      n_reached: events,
      hazard_ratio_h: model?.terms[0]?.ratio ?? null,
      h_low: model?.terms[0]?.low ?? null,
      h_high: model?.terms[0]?.high ?? null,
      hazard_ratio_e: model?.terms[1]?.ratio ?? null,
      e_low: model?.terms[1]?.low ?? null,
      e_high: model?.terms[1]?.high ?? null,
      held_out_concordance: heldOut?.concordance ?? null,
      held_out_pairs: heldOut?.pairs ?? 0,
    })),
  );
}

/** The lead over the small-scale result under every variant. */
export function sensitivityTable({ sensitivity }: Trial): QueryResult {
  return table(
    { group: "text", variant: "text", adopted_as: "text", n: "number", n_adopted: "number", ...ESTIMATE },
    sensitivity.map(({ group, label, minAdoption, n, adopted, difference }) => ({
      group,
      variant: label,
      adopted_as: adoptedAs(minAdoption),
      n,
      n_adopted: adopted,
      ...spread(difference),
    })),
  );
}

const SCENARIOS = {
  worst: "worst for the map: perfect scores, a result below the baseline",
  "adopted-like": "scores like the middle adopted technique, a result below the baseline",
  "on-record": "scores and result like the middle unadopted technique on record",
} as const;

/** How many techniques would have to be missing to take the lead away. */
export function missingTable({ missing }: Trial): QueryResult {
  return table(
    {
      missing_techniques: "text",
      adopted_as: "text",
      h_plus_e: "number",
      unadopted_on_record: "number",
      needed_to_leave_open: "number",
      needed_to_level: "number",
    },
    missing.map(({ id, minAdoption, added, onRecord, needed, neededToOpen }) => ({
      missing_techniques: SCENARIOS[id],
      adopted_as: adoptedAs(minAdoption),
      h_plus_e: added.friction,
      unadopted_on_record: onRecord,
      needed_to_leave_open: neededToOpen,
      needed_to_level: needed,
    })),
  );
}

/** Kappa of each pair of raters on each measure. */
export function kappaTable({ agreement }: Trial): QueryResult {
  return table(
    { measure: "text", raters: "text", n: "number", ...ESTIMATE, equal_share: "number" },
    agreement.flatMap(({ label, n, measures }) =>
      measures.map((one) => ({
        measure: one.label,
        raters: label,
        n,
        ...spread(one.kappa),
        equal_share: one.equal,
      })),
    ),
  );
}
