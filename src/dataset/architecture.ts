import * as v from "valibot";

const zone = v.picklist(["green", "yellow", "orange", "red"]);
const precision = v.picklist(["year", "month", "day"]);
const texts = v.array(v.string());
const score = v.nullable(v.number());

/** One row of `src/queries/dataset/architectures.sql`. */
export const architecture = v.object({
  id: v.string(),
  name: v.string(),
  aliases: texts,
  category: v.string(),
  introduced: v.nullable(v.string()),
  introduced_precision: v.nullable(precision),
  paper: v.nullable(v.string()),
  arxiv: v.nullable(v.string()),
  org: texts,
  one_line: v.string(),
  paper_small_scale_result: v.nullable(v.string()),
  adoption_2025: score,
  first_production: v.nullable(v.string()),
  first_production_date: v.nullable(v.string()),
  first_production_date_precision: v.nullable(precision),
  rater: v.nullable(v.string()),
  ga: score,
  mal: score,
  par: score,
  sti_introduction: score,
  im_introduction: score,
  sti_2025: score,
  im_2025: score,
  h: score,
  e_introduction: score,
  e_2025: score,
  zone_introduction: v.nullable(zone),
  zone_2025: v.nullable(zone),
  n_raters: v.number(),
  n_models: v.number(),
  n_events: v.number(),
  n_benchmarks: v.number(),
  sources: texts,
  evidence: v.picklist(["seen", "recalled", "disputed"]),
  note: v.nullable(v.string()),
});

export type Architecture = v.InferOutput<typeof architecture>;

/** The year of an ISO date. */
export function yearOf(iso: string | null): string | null {
  return iso === null ? null : iso.slice(0, 4);
}
