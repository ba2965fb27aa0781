import * as v from "valibot";
import type { Trial } from "../../analysis/trial/trial.js";

const interval = v.object({ low: v.number(), high: v.number() });
const estimate = v.object({ value: v.number(), interval: v.nullable(interval) });
const predictor = v.picklist(["friction", "h", "e", "smallScale"]);
const confusion = {
  truePositives: v.number(),
  falsePositives: v.number(),
  falseNegatives: v.number(),
  trueNegatives: v.number(),
};

const term = v.object({
  coefficient: v.number(),
  standardError: v.number(),
  ratio: v.number(),
  low: v.number(),
  high: v.number(),
  pValue: v.number(),
});

const model = v.nullable(
  v.object({
    n: v.number(),
    events: v.number(),
    terms: v.array(term),
    likelihoodRatio: v.number(),
    pValue: v.number(),
  }),
);

const namedModel = v.object({ predictors: v.array(predictor), model });

const measure = v.picklist([
  "ga",
  "mal",
  "par",
  "sti-introduction",
  "im-introduction",
  "sti-2025",
  "im-2025",
  "zone-introduction",
  "zone-2025",
]);

const trial: v.GenericSchema<unknown, Trial> = v.object({
  settings: v.object({ seed: v.number(), replicates: v.number() }),
  counts: v.object({
    rated: v.number(),
    rubricVersion: v.nullable(v.number()),
    late: v.array(v.string()),
    seen: v.number(),
    censored: v.number(),
    notCompared: v.number(),
    compared: v.number(),
    comparedSeen: v.number(),
    undated: v.number(),
  }),
  comparisons: v.array(
    v.object({
      minAdoption: v.number(),
      n: v.number(),
      adopted: v.number(),
      predictors: v.array(
        v.object({
          id: predictor,
          auc: estimate,
          pValue: v.nullable(v.number()),
          roc: v.array(
            v.object({
              threshold: v.nullable(v.number()),
              truePositiveRate: v.number(),
              falsePositiveRate: v.number(),
            }),
          ),
        }),
      ),
      leads: v.array(v.object({ id: predictor, difference: estimate, pValue: v.nullable(v.number()) })),
    }),
  ),
  correlations: v.array(v.object({ id: predictor, n: v.number(), rho: v.nullable(estimate) })),
  withinCategories: v.array(
    v.object({
      minAdoption: v.number(),
      auc: v.nullable(v.number()),
      rivalAuc: v.nullable(v.number()),
      pairs: v.number(),
    }),
  ),
  rules: v.array(v.object({ id: v.string(), label: v.string(), minAdoption: v.number(), ...confusion })),
  hazards: v.object({
    main: namedModel,
    withRival: namedModel,
    undated: v.number(),
    leftOut: v.array(
      v.object({
        category: v.string(),
        n: v.number(),
        events: v.number(),
        model,
        heldOut: v.nullable(v.object({ concordance: v.number(), pairs: v.number() })),
      }),
    ),
    heldOutConcordance: v.nullable(v.number()),
  }),
  missing: v.array(
    v.object({
      id: v.picklist(["worst", "adopted-like", "on-record"]),
      minAdoption: v.number(),
      added: v.object({ friction: v.number(), rival: v.number() }),
      onRecord: v.number(),
      needed: v.nullable(v.number()),
      neededToOpen: v.nullable(v.number()),
    }),
  ),
  sensitivity: v.array(
    v.object({
      variant: v.string(),
      group: v.string(),
      label: v.string(),
      minAdoption: v.number(),
      n: v.number(),
      adopted: v.number(),
      difference: v.nullable(estimate),
    }),
  ),
  ruleSpreads: v.array(
    v.object({
      minAdoption: v.number(),
      maps: v.number(),
      lowest: v.nullable(v.number()),
      highest: v.nullable(v.number()),
    }),
  ),
  agreement: v.array(
    v.object({
      id: v.string(),
      label: v.string(),
      one: v.string(),
      two: v.string(),
      alsoRatedBy: v.exactOptional(v.string()),
      n: v.number(),
      measures: v.array(
        v.object({
          measure,
          label: v.string(),
          isAxis: v.boolean(),
          kappa: v.nullable(estimate),
          equal: v.nullable(v.number()),
        }),
      ),
    }),
  ),
  kappaChanges: v.array(v.object({ measure, label: v.string(), change: v.nullable(estimate) })),
});

/**
 * Reads the trial that the build wrote.
 *
 * @throws an error that names the part which is missing or of another kind
 */
export function readTrial(json: unknown): Trial {
  const parsed = v.safeParse(trial, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`the trial does not read at ${v.getDotPath(issue) ?? "its top"}: ${issue.message}`);
}

/** Whether two trials give the same figures, as far as the last digits of two processors' arithmetic allow. */
export function sameTrial(a: Trial, b: Trial): boolean {
  // Reading puts the parts of both into one order.
  const written = (one: Trial) =>
    JSON.stringify(readTrial(one), (_key, value: unknown) =>
      typeof value === "number" ? Number(value.toPrecision(9)) : value,
    );
  return written(a) === written(b);
}
