import type { AxisId, Level } from "./rubric-text.js";

/** The five axes in the order in which scores are written. */
export const AXIS_IDS = ["ga", "mal", "par", "sti", "im"] as const satisfies readonly AxisId[];

/** The axes that add up to H. */
export const HARDWARE_AXES = ["ga", "mal", "par"] as const satisfies readonly AxisId[];

/** The axes that add up to E. */
export const ECOSYSTEM_AXES = ["sti", "im"] as const satisfies readonly AxisId[];

export const MAX_LEVEL = 2;

/** GA, MAL, PAR, STI and IM in this order, 0–2 each. */
export type Scores = readonly [number, number, number, number, number];

/** Scores of which some may not be given yet. */
export type PartialScores = Readonly<Record<AxisId, Level | null>>;

export const UNRATED: PartialScores = { ga: null, mal: null, par: null, sti: null, im: null };

/** H, 0–6, and E, 0–4, of a technique. */
export function composites([ga, mal, par, sti, im]: Scores): { readonly h: number; readonly e: number } {
  return { h: ga + mal + par, e: sti + im };
}

/** The five scores; null where one is missing. */
export function complete({ ga, mal, par, sti, im }: Readonly<Record<AxisId, number | null>>): Scores | null {
  return ga === null || mal === null || par === null || sti === null || im === null ? null : [ga, mal, par, sti, im];
}

/** Sum of the differences on the five axes, 0–10. */
export function distance(a: Scores, b: Scores): number {
  return a.reduce((sum, score, i) => sum + Math.abs(score - (b[i] ?? 0)), 0);
}
