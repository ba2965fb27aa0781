import { AXIS_IDS } from "../../analysis/profile.js";
import { enumerate, percent, round } from "../../tables/finding.js";
import type { Shift } from "./rows.js";
import { RUBRIC } from "./rubric.js";

/** What a distance between a reader's scores and the default scores is worth, as the two follow other wordings. */
export interface ShiftNote {
  readonly full: string;
  readonly brief: string;
}

/** The measured distance between the default scores and scores by the reader's wording; null where both share one. */
export function shiftNote(shifts: readonly Shift[]): ShiftNote | null {
  const own = shifts.filter((row) => row.rubric_version === RUBRIC.version && row.default_version !== RUBRIC.version);
  const [first] = own;
  if (first === undefined) {
    const versions = [...new Set(shifts.map((row) => row.default_version))].filter((one) => one !== RUBRIC.version);
    if (shifts.length > 0 && versions.length === 0) return null;
    const text = "How far the default scores lie from the wording above is not measured on this result.";
    return { full: text, brief: text };
  }
  const parts = [
    `The default scores follow version ${first.default_version} of the rubric, the guidance above version ${RUBRIC.version}.`,
    `Where techniques were rated by both (n = ${span(own.map(({ n }) => n))}), a rater by version ${RUBRIC.version} came to a mean distance of ${span(own.map((row) => row.mean_distance))} from the default, with the same level on all five axes for ${percents(own.map((row) => row.n_same / row.n))} and the same zone for ${percents(own.map((row) => row.n_same_zone / row.n))}.`,
    ...mostMoved(own),
    ...sameWording(shifts),
    "So small distances are partly a difference of wording and of raters: distance 0 does not mean equal, and 1 or 2 does not mean different.",
  ];
  return {
    full: parts.join(" "),
    brief: `Others who scored by the guidance above were at a mean distance of ${span(own.map((row) => row.mean_distance))} from the default scores of the same techniques, so who counts as similar is uncertain.`,
  };
}

function mostMoved(own: readonly Shift[]): readonly string[] {
  const moved = AXIS_IDS.map((axis) => {
    const shifts = own.map((row) => row[`shift_${axis}`]);
    return { axis, shifts, size: Math.min(...shifts.map(Math.abs)) };
  }).sort((a, b) => b.size - a.size);
  const [most] = moved;
  if (most === undefined || most.size === 0) return [];
  const texts = [...new Set(most.shifts.map((shift) => `${shift < 0 ? "−" : "+"}${round(Math.abs(shift))}`))];
  return [`${most.axis.toUpperCase()} moved most, by ${enumerate(texts)} on average.`];
}

/** The same distance under one wording: what raters alone account for. */
function sameWording(shifts: readonly Shift[]): readonly string[] {
  const [largest] = shifts.filter((row) => row.rubric_version === row.default_version).toSorted((a, b) => b.n - a.n);
  return largest === undefined
    ? []
    : [
        `Two raters by version ${largest.rubric_version} alone were ${round(largest.mean_distance)} apart (n = ${largest.n}).`,
      ];
}

function span(values: readonly number[]): string {
  const low = round(Math.min(...values));
  const high = round(Math.max(...values));
  return low === high ? low : `${low}–${high}`;
}

function percents(shares: readonly number[]): string {
  const low = percent(Math.min(...shares));
  const high = percent(Math.max(...shares));
  return low === high ? low : `${low.replace("%", "")}–${high}`;
}
