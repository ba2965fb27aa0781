import * as v from "valibot";
import type { Kind } from "../ui/series.js";

/** What adopting a technique asks of a stack, from the least work to the most, as figures draw and words call it. */
export const TIERS = {
  weight_only: { label: "weight-only", series: 0, symbol: "circle" },
  kernel: { label: "kernel", series: 1, symbol: "triangle" },
  system: { label: "system", series: 2, symbol: "diamond" },
  training: { label: "training", series: 3, symbol: "square" },
  misaligned: { label: "misaligned", series: 5, symbol: "cross" },
} as const satisfies Readonly<Record<string, Kind>>;

export const TIER_IDS = ["weight_only", "kernel", "system", "training", "misaligned"] as const;

export type Tier = (typeof TIER_IDS)[number];

/** The stages that may stop the clock: how a control names them, and how a sentence does. */
export const STAGES = {
  default: { label: "is on by default", reached: "on by default" },
  framework_upstream: { label: "is in a major framework", reached: "in a major framework" },
  serving_stack: { label: "is in a serving stack", reached: "in a serving stack" },
  two_serving_stacks: { label: "is in two serving stacks", reached: "in two serving stacks" },
  first_large_model: { label: "is in a large model or product", reached: "in a large model or product" },
  frontier_flagship: { label: "is in a flagship model", reached: "in a flagship model" },
} as const;

export const STAGE_IDS = [
  "default",
  "framework_upstream",
  "serving_stack",
  "two_serving_stacks",
  "first_large_model",
  "frontier_flagship",
] as const;

export type Stage = (typeof STAGE_IDS)[number];

const precision = v.nullable(v.picklist(["year", "month", "day"]));
const evidence = v.picklist(["seen", "recalled", "disputed"]);

/** One technique and one stage of its adoption, as `lag/durations` gives it. */
export const durationRow = v.object({
  tier: v.picklist(TIER_IDS),
  technique_id: v.string(),
  technique: v.string(),
  stage: v.picklist(STAGE_IDS),
  status: v.picklist(["reached", "waiting", "undated"]),
  months: v.nullable(v.number()),
  reached: v.nullable(v.string()),
  paper_year: v.nullable(v.number()),
  evidence,
});

export type DurationRow = v.InferOutput<typeof durationRow>;

/** What is on record of one stage, as `lag/evidence` gives it. */
export const evidenceRow = v.object({
  stage: v.string(),
  n_techniques: v.number(),
  n_first_seen: v.number(),
  first_on_record: v.string(),
});

export type EvidenceRow = v.InferOutput<typeof evidenceRow>;

/** The first event of one stage of one technique, as `lag/timeline` gives it. */
export const stageRow = v.object({
  tier: v.picklist(TIER_IDS),
  technique_id: v.string(),
  technique: v.string(),
  aliases: v.nullable(v.array(v.string())),
  stage: v.string(),
  date: v.string(),
  date_precision: precision,
  last_day: v.string(),
  months: v.nullable(v.number()),
  months_low: v.nullable(v.number()),
  months_high: v.nullable(v.number()),
  what: v.string(),
  who: v.string(),
  n_events: v.number(),
  evidence,
  sources: v.array(v.string()),
});

export type StageRow = v.InferOutput<typeof stageRow>;
