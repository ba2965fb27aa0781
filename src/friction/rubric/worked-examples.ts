import { ANCHORS, type AxisId, type Level } from "../../analysis/rubric-text.js";
import type { Example } from "../../analysis/zone-rules.js";
import { counted, enumerate } from "../../tables/finding.js";
import { ZONE_STYLES, type Zone } from "../../ui/zones.js";
import type { AnchorRow, Moment } from "./rows.js";

export const AXES = ["ga", "mal", "par", "sti", "im"] as const satisfies readonly AxisId[];

const FIT = ["ga", "mal", "par"] as const;

const ECOSYSTEM = ["sti", "im"] as const;

/** One rating of a worked example. */
export interface Rating {
  readonly rater: string;
  readonly version: number;
  readonly moment: Moment;
  readonly asOf: string | null;
  readonly asOfPrecision: "year" | "month" | "day" | null;
  /** Whether the rating is marked as an anchor: its rater knew the essay's scores, so agreement shows little. */
  readonly isAnchorRow: boolean;
  readonly levels: Readonly<Record<AxisId, Level>>;
  readonly reasons: Readonly<Record<AxisId, string | null>>;
  readonly h: number;
  readonly e: number;
  readonly zone: Zone;
  readonly evidence: "seen" | "recalled" | "disputed";
}

/** A technique that the essay scores, with every rating of it on record. */
export interface WorkedExample extends Example {
  readonly claimId: string;
  readonly claim: string;
  readonly architectureId: string;
  /** The technique under which the example stands in the dataset. */
  readonly technique: string;
  /** What the essay calls the example. */
  readonly label: string;
  readonly ratings: readonly Rating[];
}

/** Gathers the query's rows into worked examples, in the order of the rows. */
export function workedExamples(rows: readonly AnchorRow[]): readonly WorkedExample[] {
  const claims = new Map(rows.map((row) => [row.claim_id, row]));
  return [...claims.values()].map((first) => ({
    claimId: first.claim_id,
    claim: first.claim,
    architectureId: first.architecture_id,
    technique: first.name,
    label: ANCHORS.find(({ architectureId }) => architectureId === first.architecture_id)?.label ?? first.name,
    h: first.essay_h,
    e: first.essay_e,
    zone: first.essay_zone,
    ratings: rows.filter((row) => row.claim_id === first.claim_id).flatMap(ratingOf),
  }));
}

function ratingOf(row: AnchorRow): Rating[] {
  const { rater, rubric_version, as_of_kind, ga, mal, par, sti, im, h, e, zone, evidence } = row;
  if (rater === null || rubric_version === null || as_of_kind === null || evidence === null) return [];
  if (ga === null || mal === null || par === null || sti === null || im === null) return [];
  if (h === null || e === null || zone === null) return [];
  return [
    {
      rater,
      version: rubric_version,
      moment: as_of_kind,
      asOf: row.as_of,
      asOfPrecision: row.as_of_precision,
      isAnchorRow: row.is_anchor_row === true,
      levels: { ga, mal, par, sti, im },
      reasons: { ga: row.why_ga, mal: row.why_mal, par: row.why_par, sti: row.why_sti, im: row.why_im },
      h,
      e,
      zone,
      evidence,
    },
  ];
}

/** `first-pass-a, version 1` */
export function raterName({ rater, version }: Pick<Rating, "rater" | "version">): string {
  return `${rater}, version ${version}`;
}

/** What raters with the same scores give an example, beside the essay. */
export interface Comparison {
  readonly raters: readonly string[];
  readonly sentence: string;
}

/** What each rater gives for the end of 2025 and at introduction; raters who give the same speak together. */
export function compareRatings(example: WorkedExample): readonly Comparison[] {
  const bySentence = new Map<string, string[]>();
  for (const rater of new Set(example.ratings.map(raterName))) {
    const sentence = sentenceOf(
      example.ratings.filter((rating) => raterName(rating) === rater),
      example,
    );
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), rater]);
  }
  return [...bySentence].map(([sentence, raters]) => ({ raters, sentence }));
}

function sentenceOf(ratings: readonly Rating[], essay: Example): string {
  const late = ratings.find(({ moment }) => moment === "2025");
  const early = ratings.find(({ moment }) => moment === "introduction");
  const parts = [
    ...(late ? [compareWithEssay(late, essay)] : []),
    ...(early ? [late ? compareDates(early, late, essay) : compareWithEssay(early, essay)] : []),
  ];
  return parts.join(" ");
}

const WHEN: Readonly<Record<Moment, string>> = { introduction: "At introduction", "2025": "At the end of 2025" };

function compareWithEssay(rating: Rating, essay: Example): string {
  const when = WHEN[rating.moment];
  const zone =
    rating.zone === essay.zone
      ? `${ZONE_STYLES[rating.zone].name}, as in the essay`
      : `${ZONE_STYLES[rating.zone].name} where the essay has ${ZONE_STYLES[essay.zone].name}`;
  if (rating.h === essay.h && rating.e === essay.e) return `${when} the same H ${rating.h} and E ${rating.e}: ${zone}.`;
  const h = compareSum("H", rating.h, essay.h, rating.levels, FIT);
  const e = compareSum("E", rating.e, essay.e, rating.levels, ECOSYSTEM);
  return `${when} ${h} and ${e}: ${zone}.`;
}

/** The essay gives sums only: of a gap one can tell its size, and the axes that have room for it. */
function compareSum(
  name: string,
  ours: number,
  essay: number,
  levels: Rating["levels"],
  axes: readonly AxisId[],
): string {
  if (ours === essay) return `the same ${name} ${ours}`;
  const missing = essay - ours;
  const movable = axes.filter((axis) => (missing > 0 ? levels[axis] < 2 : levels[axis] > 0));
  const parts = axes.map((axis) => `${axis.toUpperCase()} ${levels[axis]}`).join(", ");
  const gap = `${counted(Math.abs(missing), "point")} ${missing > 0 ? "more" : "fewer"} on ${orList(movable)}`;
  return `${name} ${ours} against the essay's ${essay} (${parts}; ${gap} would close the gap)`;
}

function orList(axes: readonly AxisId[]): string {
  const names = axes.map((axis) => axis.toUpperCase());
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function compareDates(early: Rating, late: Rating, essay: Example): string {
  const moved = AXES.filter((axis) => early.levels[axis] !== late.levels[axis]);
  if (moved.length === 0) return "The same at introduction.";
  const steps = enumerate(
    moved.map((axis) => `${axis.toUpperCase()} ${early.levels[axis]} instead of ${late.levels[axis]}`),
  );
  const zone = ZONE_STYLES[early.zone].name;
  const effect =
    early.zone === late.zone ? `still ${zone}` : early.zone === essay.zone ? `${zone}, as in the essay` : zone;
  return `At introduction ${steps}, so H ${early.h}, E ${early.e}: ${effect}.`;
}

/** How many ratings give the essay's zone, at each date, and how many of them knew the essay's scores. */
export function summarizeAgreement(examples: readonly WorkedExample[]): string {
  const all = examples.flatMap((example) => example.ratings.map((rating) => ({ rating, example })));
  if (all.length === 0) return "No rating of the worked examples is left in this selection.";
  const at = (moment: Moment) => all.filter(({ rating }) => rating.moment === moment);
  const same = (pairs: typeof all) => pairs.filter(({ rating, example }) => rating.zone === example.zone).length;
  const held = at("2025").filter(({ rating }) => rating.isAnchorRow).length;
  const free = at("2025").filter(({ rating }) => !rating.isAnchorRow);
  const counts = `${same(at("2025"))} of ${counted(at("2025").length, "rating")} for the end of 2025 give the essay's zone, and ${same(at("introduction"))} of ${at("introduction").length} for the introduction.`;
  if (held === 0) return counts;
  const others = counted(free.length, "other rating");
  const rest =
    free.length === 0
      ? "No other rating is on record."
      : `${same(free)} of ${others} give${free.length === 1 ? "s" : ""} the essay's zone.`;
  const marked =
    held === 1
      ? "1 of those for 2025 is marked as an anchor of the rubric: whoever gave it knew the essay's scores, so its agreement shows little."
      : `${held} of those for 2025 are marked as anchors of the rubric: whoever gave them knew the essay's scores, so their agreement shows little.`;
  return `${counts} But ${marked} ${rest}`;
}
