import * as v from "valibot";
import { ZONES } from "../../ui/zones.js";

const zone = v.picklist(ZONES);

const evidence = v.picklist(["seen", "recalled", "disputed"]);

/** One technique and one stage of its adoption, as `friction/zones` gives it. */
export const durationRow = v.object({
  zone_introduction: zone,
  architecture_id: v.string(),
  technique: v.string(),
  category: v.string(),
  stage: v.picklist(["first_production", "default"]),
  status: v.picklist(["reached", "not_reached", "undated"]),
  months: v.nullable(v.number()),
  introduced: v.string(),
  adoption_2025: v.nullable(v.number()),
  n_events: v.number(),
  evidence,
});

export type DurationRow = v.InferOutput<typeof durationRow>;

export type Stage = DurationRow["stage"];

/** Techniques of one zone at introduction by their zone in 2025, as `friction/zones-flow` gives them. */
export const flowRow = v.object({
  zone_introduction: zone,
  green_2025: v.number(),
  yellow_2025: v.number(),
  orange_2025: v.number(),
  red_2025: v.number(),
  n: v.number(),
  e_rose: v.number(),
  e_fell: v.number(),
  adopted: v.number(),
  adopted_e_rose: v.number(),
  not_adopted: v.number(),
  not_adopted_e_rose: v.number(),
});

export type FlowRow = v.InferOutput<typeof flowRow>;

/** One technique without a zone at introduction, as `friction/zones-left-out` gives it. */
export const leftOutRow = v.object({
  reason: v.picklist(["rated_late", "no_date"]),
  technique: v.string(),
  months_late: v.nullable(v.number()),
  adoption_2025: v.nullable(v.number()),
});

export type LeftOutRow = v.InferOutput<typeof leftOutRow>;

/** One dated event of a template, as `friction/templates` gives it. */
export const eventRow = v.object({
  template: v.picklist(["FlashAttention", "MoE"]),
  date: v.string(),
  date_precision: v.nullable(v.picklist(["year", "month", "day"])),
  months: v.number(),
  stage: v.string(),
  what: v.string(),
  who: v.string(),
  technique_id: v.string(),
  technique: v.string(),
  zone_introduction: v.nullable(zone),
  event_id: v.string(),
  starts_clock: v.boolean(),
  evidence,
  sources: v.array(v.string()),
});

export type TemplateEvent = v.InferOutput<typeof eventRow>;

export type Template = TemplateEvent["template"];

/** A claim as `friction/zones-claims` gives it. */
export const claimRow = v.object({
  id: v.string(),
  essay: v.string(),
  section: v.string(),
  claim: v.string(),
  quantity: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  evidence,
});

export type ClaimRow = v.InferOutput<typeof claimRow>;
