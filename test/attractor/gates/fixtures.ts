import type { Candidate } from "../../../src/attractor/gates/candidates.ts";
import type { StageRow } from "../../../src/lag/rows.ts";

export const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  architecture_id: id,
  technique: id.toUpperCase(),
  category: "state-space",
  introduced: "2023-12-01",
  h: 4,
  ga: 1,
  backing_b: 0,
  backing_model: null,
  n_models: 0,
  n_by_others: 0,
  first_by_other: null,
  first_by_other_precision: null,
  first_other_model: null,
  first_other_house: null,
  first_large: null,
  first_flagship: null,
  largest_model_b: null,
  is_release: false,
  evidence: "seen",
  ...more,
});

export const adopted = {
  n_by_others: 1,
  first_by_other: "2024-03-28",
  first_by_other_precision: "day",
  first_other_model: "Jamba",
  first_other_house: "AI21 Labs",
} as const;

export const stage = (
  technique_id: string,
  name: string,
  months: number | null,
  more: Partial<StageRow> = {},
): StageRow => ({
  tier: "kernel",
  technique_id,
  technique: technique_id.toUpperCase(),
  aliases: [],
  stage: name,
  date: "2024-01-01",
  date_precision: "day",
  last_day: "2024-01-01",
  months,
  months_low: months,
  months_high: months,
  what: "it happened",
  who: "they",
  n_events: 1,
  evidence: "seen",
  sources: ["work"],
  ...more,
});
