import * as v from "valibot";

const zone = v.picklist(["green", "yellow", "orange", "red"]);

const axis = v.picklist(["ga", "mal", "par", "sti", "im"]);

const level = v.picklist([0, 1, 2]);

const moment = v.picklist(["introduction", "2025"]);

const evidence = v.picklist(["seen", "recalled", "disputed"]);

const precision = v.nullable(v.picklist(["year", "month", "day"]));

export type Moment = v.InferOutput<typeof moment>;

/** One example of one level of one axis, or a level that has none. */
export const levelRow = v.object({
  rubric_version: v.number(),
  axis,
  level,
  n_agreed: v.number(),
  n_split: v.number(),
  place: v.nullable(v.number()),
  architecture_id: v.nullable(v.string()),
  name: v.nullable(v.string()),
  category: v.nullable(v.string()),
  adoption_2025: v.nullable(v.number()),
  n_raters: v.nullable(v.number()),
  rater: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  evidence: v.nullable(evidence),
});

export type LevelRow = v.InferOutput<typeof levelRow>;

/** What the essay gives a worked example, beside one rating; the rating's columns are null where there is none. */
export const anchorRow = v.object({
  claim_id: v.string(),
  architecture_id: v.string(),
  name: v.string(),
  claim: v.string(),
  essay_h: v.number(),
  essay_e: v.number(),
  essay_zone: zone,
  rater: v.nullable(v.string()),
  rubric_version: v.nullable(v.number()),
  as_of_kind: v.nullable(moment),
  as_of: v.nullable(v.string()),
  as_of_precision: precision,
  is_anchor_row: v.nullable(v.boolean()),
  ga: v.nullable(level),
  mal: v.nullable(level),
  par: v.nullable(level),
  h: v.nullable(v.number()),
  sti: v.nullable(level),
  im: v.nullable(level),
  e: v.nullable(v.number()),
  zone: v.nullable(zone),
  why_ga: v.nullable(v.string()),
  why_mal: v.nullable(v.string()),
  why_par: v.nullable(v.string()),
  why_sti: v.nullable(v.string()),
  why_im: v.nullable(v.string()),
  evidence: v.nullable(evidence),
});

export type AnchorRow = v.InferOutput<typeof anchorRow>;

/** One rating of a technique that the essay names under a zone's heading. */
export const exemplarRow = v.object({
  claim_id: v.string(),
  claim: v.string(),
  essay_zone: zone,
  architecture_id: v.string(),
  name: v.string(),
  rater: v.string(),
  rubric_version: v.number(),
  is_default: v.boolean(),
  as_of_kind: moment,
  h: v.number(),
  e: v.number(),
  evidence,
});

export type ExemplarRow = v.InferOutput<typeof exemplarRow>;

/** Counts in one cell of H and E. */
export const cellRow = v.object({
  ratings: v.string(),
  as_of_kind: moment,
  h: v.number(),
  e: v.number(),
  n: v.number(),
  n_rated_late: v.number(),
  n_known: v.number(),
  n_adopted: v.number(),
  n_widely_adopted: v.number(),
});

export type CellRow = v.InferOutput<typeof cellRow>;

/** A mixture-of-experts technique's zone at both dates. */
export const moeRow = v.object({
  architecture_id: v.string(),
  name: v.string(),
  introduced: v.nullable(v.string()),
  introduced_precision: precision,
  h: v.number(),
  e_introduction: v.number(),
  zone_introduction: zone,
  e_2025: v.number(),
  zone_2025: zone,
  evidence,
});

export type MoeRow = v.InferOutput<typeof moeRow>;

/** A claim as an essay makes it. */
export const claimRow = v.object({
  id: v.string(),
  essay: v.string(),
  claim: v.string(),
  quantity: v.nullable(v.string()),
  unit: v.nullable(v.string()),
});
