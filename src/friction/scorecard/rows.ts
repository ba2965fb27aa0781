import * as v from "valibot";

const score = v.nullable(v.number());
const evidence = v.picklist(["seen", "recalled", "disputed"]);
const zone = v.picklist(["green", "yellow", "orange", "red"]);
const scores = { ga: score, mal: score, par: score, sti: score, im: score };

/** One row of `src/queries/friction/scorecard-techniques.sql`. */
export const techniqueRow = v.object({
  id: v.string(),
  name: v.string(),
  aliases: v.array(v.string()),
  category: v.string(),
  introduced: v.nullable(v.string()),
  introduced_precision: v.nullable(v.picklist(["year", "month", "day"])),
  paper: v.nullable(v.string()),
  arxiv: v.nullable(v.string()),
  org: v.array(v.string()),
  one_line: v.string(),
  ...scores,
  rubric_version: v.nullable(v.number()),
  adoption_2025: v.nullable(v.number()),
  first_production: v.nullable(v.string()),
  months_to_production: v.nullable(v.number()),
  zone_2025: v.nullable(zone),
  raters: v.array(v.string()),
  evidence,
});

export type Technique = v.InferOutput<typeof techniqueRow>;

export const STAGES = ["first_production", "default"] as const;

export type Stage = (typeof STAGES)[number];

/** One row of `src/queries/friction/scorecard-durations.sql`. */
export const durationRow = v.object({
  architecture_id: v.string(),
  name: v.string(),
  stage: v.picklist(STAGES),
  introduced: v.string(),
  status: v.picklist(["reached", "not_reached", "undated"]),
  months: v.nullable(v.pipe(v.number(), v.minValue(0))),
  ...scores,
  evidence,
});

export type TechniqueDuration = v.InferOutput<typeof durationRow>;

/** One row of `src/queries/friction/scorecard-agreement.sql`. */
export const agreementRow = v.object({
  rubric_version: v.number(),
  n: v.number(),
  same_ga: v.number(),
  same_mal: v.number(),
  same_par: v.number(),
  same_sti: v.number(),
  same_im: v.number(),
  same_zone: v.number(),
});

export type Agreement = v.InferOutput<typeof agreementRow>;

/** One row of `src/queries/friction/scorecard-shift.sql`. */
export const shiftRow = v.object({
  rubric_version: v.number(),
  rater: v.string(),
  default_version: v.number(),
  n: v.number(),
  n_same: v.number(),
  n_same_zone: v.number(),
  mean_distance: v.number(),
  shift_ga: v.number(),
  shift_mal: v.number(),
  shift_par: v.number(),
  shift_sti: v.number(),
  shift_im: v.number(),
});

export type Shift = v.InferOutput<typeof shiftRow>;

/** One row of `src/queries/friction/scorecard-claim.sql`. */
export const claimRow = v.object({
  id: v.string(),
  essay: v.string(),
  claim: v.string(),
  quantity: v.nullable(v.string()),
  unit: v.nullable(v.string()),
});

/** One row of `src/queries/friction/scorecard-sources.sql`. */
export const sourceRow = v.object({ key: v.string(), url: v.string() });

export type SourceKey = v.InferOutput<typeof sourceRow>;
