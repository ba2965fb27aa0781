import { AXIS_IDS, complete, composites, type PartialScores, type Scores } from "../../analysis/profile.js";
import { type ZoneName, zoneOf } from "../../analysis/rubric.js";
import {
  axesWithRoom,
  type Direction,
  onePointSlips,
  outlook,
  type ZoneMove,
  zoneMove,
} from "../../analysis/zone-moves.js";
import { ADOPTION } from "../../dataset/architecture-list.js";
import { counted, enumerate, percent } from "../../tables/finding.js";
import { SELECTED_BY_OUTCOME } from "../zones/selection.js";
import { type Forecast, type Horizon, MIN_SIMILAR } from "./forecast.js";
import type { Stage } from "./rows.js";
import type { Nearest } from "./similar.js";

export const STAGE_TEXT: Readonly<Record<Stage, { readonly name: string; readonly reached: string }>> = {
  first_production: { name: "first production use", reached: "were in production" },
  default: { name: "on by default", reached: "were on by default" },
};

/** What can be said of the zone: the zone itself, or what the axes not yet rated leave open. */
export function zoneSentence(scores: PartialScores): string {
  const whole = complete(scores);
  if (whole !== null) {
    const { h, e } = composites(whole);
    return `H ${h} of 6, E ${e} of 4: ${zoneOf(h, e)} zone.`;
  }
  const { h, e, zones, missing } = outlook(scores);
  const names = enumerate(missing.map((axis) => axis.toUpperCase()));
  if (missing.length === AXIS_IDS.length) return "Nothing is rated yet. Choose a level on each of the five axes.";
  const range = ([low, high]: readonly [number, number]) => (low === high ? String(low) : `${low}–${high}`);
  const possible = zones.length === 1 ? `the zone is ${zones[0]} either way` : `still possible: ${enumerate(zones)}`;
  return `${names} ${missing.length === 1 ? "is" : "are"} not rated yet. H ${range(h)}, E ${range(e)}; ${possible}.`;
}

/** The way to the next zone: `1 point more on GA, STI or IM: green.` */
export function moveSentence(scores: Scores, direction: Direction): string {
  const { h, e } = composites(scores);
  const move = zoneMove(h, e, direction);
  if (move === null) return direction === "easier" ? "No zone has less friction." : "No zone has more friction.";
  const word = direction === "easier" ? "more" : "less";
  return `${counted(move.points, "point")} ${word} ${placesOf(move, scores, direction)}.`;
}

function placesOf({ points, options, isFree }: ZoneMove, scores: Scores, direction: Direction): string {
  const room = axesWithRoom(scores, direction);
  const names = (axes: readonly string[]) => oneOf(axes.map((axis) => axis.toUpperCase()));
  const zones: readonly ZoneName[] = [...new Set(options.map(({ zone }) => zone))];
  const [only] = zones;
  if (isFree && zones.length === 1 && only !== undefined) return `on ${names([...room.h, ...room.e])}: ${only}`;
  const ways = options.map((option) => {
    const parts = [
      ...(option.h > 0 ? [`${share(option.h, points)}on ${names(room.h)}`] : []),
      ...(option.e > 0 ? [`${share(option.e, points)}on ${names(room.e)}`] : []),
    ];
    return `${parts.join(" and ")}: ${option.zone}`;
  });
  return ways.join("; or ");
}

function share(part: number, whole: number): string {
  return part === whole ? "" : `${part} `;
}

function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** How sure a zone is, given that raters differ. */
export function slipSentence(scores: Scores): string {
  const { ways, changing } = onePointSlips(scores);
  const zone = zoneOf(composites(scores).h, composites(scores).e);
  return changing === 0
    ? `None of the ${ways} ways to be one point off on one axis changes the zone.`
    : `${changing} of the ${ways} ways to be one point off on one axis would leave ${zone}.`;
}

/** What became of the nearest techniques, and where their list ends. */
export function nearestSentences({ shown, cut, became, tieBreaks, isSelected }: Nearest): readonly string[] {
  if (cut === null) return ["No technique is left to compare with."];
  const { n, used, none, unknown } = became;
  const isTie = cut.n > cut.nShown;
  const which = isTie ? `${n} techniques ${withinText(cut.distance)}` : String(n);
  const first = `Of ${isTie ? "the" : "these"} ${which}, ${used} ${used === 1 ? "was" : "were"} in several or standard use at the end of 2025; for ${none} no use was found${unknown > 0 ? `; of ${unknown} it is not known` : ""}.`;
  return [
    ...(isSelected ? [SELECTED_NEIGHBOURS] : []),
    first,
    ...(isTie
      ? [
          `The list of ${shown.length} ends in a tie: ${cut.n} techniques lie at distance ${cut.distance}, and ${cut.nShown} of them are shown, ${tieText(tieBreaks)}.`,
        ]
      : []),
  ];
}

const SELECTED_NEIGHBOURS =
  "An absence cannot be read in a source, so with unread rows left out hardly any technique without use remains: what became of these says nothing of a new one.";

function withinText(distance: number): string {
  return distance === 0 ? "with the same scores" : `within distance ${distance}`;
}

function tieText(tieBreaks: Nearest["tieBreaks"]): string {
  const byCategory = tieBreaks.includes("category");
  if (tieBreaks.includes("date"))
    return byCategory ? "those of the same category and then those nearest in time" : "those nearest in time";
  return byCategory
    ? "those of the same category and then the first by identifier, as no date is given"
    : "the first by identifier, as neither a category nor a date is given";
}

/** Adoption at the end of 2025 in words. */
export function adoptionText(adoption: number | null): string | null {
  return adoption === null ? null : (ADOPTION[adoption] ?? String(adoption));
}

/** The forecast in sentences, the first of which is its message. */
export function forecastSentences(result: Forecast): readonly string[] {
  const { stage, n, nReached, nCensored, nSeen, distance, isSelected, estimate } = result;
  const { name, reached } = STAGE_TEXT[stage];
  if (isSelected) {
    return [
      `No forecast from rows read in their source alone. ${SELECTED_BY_OUTCOME}`,
      `${counted(n, "similar technique")} within distance ${distance} would be left: ${nReached} that ${reached}, ${nCensored} that did not get there by the end of 2025.`,
    ];
  }
  if (estimate === null) {
    return [
      `No forecast: only ${counted(n, "technique")} within distance ${distance} ${n === 1 ? "has" : "have"} a known time to ${name}, and fewer than ${MIN_SIMILAR} say too little.`,
      ...leftOut(result),
    ];
  }
  const counts = `${nReached} of ${counted(n, "similar technique")} within distance ${distance} ${reached} by the end of 2025${nCensored === 0 ? "" : `; the other ${nCensored} count as watched so far (censored)`}.`;
  return [
    `${counts} ${halfSentence(result, estimate)}`,
    `${nSeen} of the ${n} rest on rows read in their source.`,
    ...leftOut(result),
  ];
}

/** When half of them got there by the curve, which few may have reached yet, or why that is not told. */
function halfSentence({ stage }: Forecast, { median, atRiskAtHalf, curve }: NonNullable<Forecast["estimate"]>): string {
  const { reached } = STAGE_TEXT[stage];
  if (median?.months != null)
    return `An estimated half ${reached} ${round(median.months)} months after their paper (95% interval ${interval(median.low, median.high)}).`;
  if (atRiskAtHalf !== null)
    return `The curve comes to half only where ${counted(atRiskAtHalf, "technique")} ${atRiskAtHalf === 1 ? "was" : "were"} still being watched, too few to name a month.`;
  const end = curve.steps.at(-1);
  return `The curve does not reach half: by month ${round(end?.months ?? 0)}, the end of the longest watch, an estimated ${percent(1 - (end?.survival ?? 1))} ${reached}.`;
}

function leftOut({ nUndated, nUncollected, stage }: Forecast): readonly string[] {
  const undated = nUndated === 0 ? [] : [`${nUndated} adopted at a date not on record`];
  const uncollected =
    nUncollected === 0
      ? []
      : [
          stage === "default"
            ? `${nUncollected} without collected events`
            : `${nUncollected} without a known date or adoption`,
        ];
  const parts = [...undated, ...uncollected];
  return parts.length === 0 ? [] : [`Left out though similar: ${enumerate(parts)}.`];
}

/** `8–40 months`, or what is known of it. */
function interval(low: number | null, high: number | null): string {
  if (low === null) return high === null ? "not bounded" : `up to ${round(high)}`;
  return high === null ? `${round(low)} or more, no upper end` : `${round(low)}–${round(high)}`;
}

/** `34% (12–56%)` */
export function horizonText(share: Horizon["share"]): string {
  if (share === null) return "nobody was watched so long";
  const limits =
    share.low === null || share.high === null
      ? "no interval"
      : `95% interval ${Math.round(share.low * 100)}–${percent(share.high)}`;
  return `${percent(share.share)} (${limits})`;
}

function round(months: number): string {
  return String(Math.round(months * 10) / 10);
}
