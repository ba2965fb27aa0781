import * as v from "valibot";

const precision = v.nullable(v.picklist(["year", "month", "day"]));
const zone = v.nullable(v.picklist(["green", "yellow", "orange", "red"]));
const evidence = v.picklist(["seen", "recalled", "disputed"]);

/** One technique, as `history/techniques` gives it. */
export const techniqueRow = v.object({
  technique_id: v.string(),
  technique: v.string(),
  family: v.string(),
  introduced: v.string(),
  introduced_precision: precision,
  zone_introduction: zone,
  zone_2025: zone,
  adoption_2025: v.nullable(v.number()),
  one_line: v.string(),
  first_production: v.nullable(v.string()),
  first_production_date: v.nullable(v.string()),
  first_production_date_precision: precision,
  evidence,
});

export type TechniqueRow = v.InferOutput<typeof techniqueRow>;

/** One pair of techniques of which one builds on the other, as `history/lineage` gives it. */
export const lineageRow = v.object({
  technique_id: v.string(),
  technique: v.string(),
  builds_on_id: v.string(),
  builds_on: v.string(),
  relation: v.picklist(["refines", "uses"]),
  what: v.string(),
  evidence,
  sources: v.nullable(v.array(v.string())),
});

export type LineageRow = v.InferOutput<typeof lineageRow>;

/** How many techniques of an era and zone were adopted, as `history/fates` gives it. */
export const fateRow = v.object({
  era: v.string(),
  zone: v.picklist(["green", "yellow", "orange", "red"]),
  n_techniques: v.number(),
  n_adopted: v.number(),
  n_seen: v.number(),
});

export type FateRow = v.InferOutput<typeof fateRow>;
