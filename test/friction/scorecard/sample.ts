import type { Technique, TechniqueDuration } from "../../../src/friction/scorecard/rows.ts";
import { EMPTY, type Scorecard, toLevel } from "../../../src/friction/scorecard/state.ts";

/** Scores from digits, `-` where an axis is not rated. */
export function scoresOf(digits: string): Scorecard["scores"] {
  const [ga, mal, par, sti, im] = [...digits].map(toLevel);
  return { ga: ga ?? null, mal: mal ?? null, par: par ?? null, sti: sti ?? null, im: im ?? null };
}

export const card = (more: Partial<Scorecard> = {}): Scorecard => ({ ...EMPTY, ...more });

export const technique = (id: string, digits = "22222", more: Partial<Technique> = {}): Technique => ({
  id,
  name: id,
  aliases: [],
  category: "systems",
  introduced: "2023-01-01",
  introduced_precision: "day",
  paper: null,
  arxiv: null,
  org: [],
  one_line: "Does something.",
  ...scoresOf(digits),
  rubric_version: 1,
  adoption_2025: 0,
  first_production: null,
  months_to_production: null,
  zone_2025: "green",
  raters: ["first-pass-a/1"],
  evidence: "seen",
  ...more,
});

export const duration = (
  architecture_id: string,
  digits: string,
  months: number | null,
  status: TechniqueDuration["status"] = "reached",
  more: Partial<TechniqueDuration> = {},
): TechniqueDuration => ({
  architecture_id,
  name: architecture_id,
  stage: "default",
  introduced: "2023-01-01",
  status,
  months,
  ...scoresOf(digits),
  evidence: "seen",
  ...more,
});
