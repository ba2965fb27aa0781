import * as v from "valibot";

const precision = v.nullable(v.picklist(["year", "month", "day"]));
const evidence = v.picklist(["seen", "recalled", "disputed"]);
const optionalText = v.nullable(v.string());
const keys = v.array(v.string());
const score = v.number();

/** Rows of those detail queries whose results are drawn by hand, by the names of their files. */
export const DETAIL_ROWS = {
  ratings: v.object({
    rater: v.string(),
    rubric_version: v.number(),
    as_of_kind: v.picklist(["introduction", "2025"]),
    as_of: optionalText,
    as_of_precision: precision,
    is_default: v.boolean(),
    ga: score,
    mal: score,
    par: score,
    sti: score,
    im: score,
    h: score,
    e: score,
    zone: v.picklist(["green", "yellow", "orange", "red"]),
    why_ga: optionalText,
    why_mal: optionalText,
    why_par: optionalText,
    why_sti: optionalText,
    why_im: optionalText,
    evidence,
    note: optionalText,
  }),
  events: v.object({
    id: v.string(),
    stage: v.string(),
    tier: v.string(),
    date: v.string(),
    date_precision: precision,
    what: v.string(),
    who: v.string(),
    sources: keys,
    evidence,
    note: optionalText,
  }),
  sources: v.object({
    key: v.string(),
    title: v.string(),
    authors: optionalText,
    published: optionalText,
    published_precision: precision,
    kind: v.string(),
    url: v.string(),
    cited_for: keys,
    evidence,
  }),
} as const;

export type DetailRow<N extends keyof typeof DETAIL_ROWS> = v.InferOutput<(typeof DETAIL_ROWS)[N]>;

/** The queries behind one technique's details, in the order in which they are put to the engine. */
export const DETAIL_NAMES = ["ratings", "events", "models", "benchmarks", "innovations", "sources"] as const;

export type DetailName = (typeof DETAIL_NAMES)[number];
