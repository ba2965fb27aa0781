import { groups } from "d3";
import { searchIndex } from "../dataset/search.js";
import { formatDate } from "../ui/format.js";
import type { StageRow, Tier } from "./rows.js";
import { stagePlace } from "./stage-marks.js";

/** A technique with the first event of each of its stages, from the oldest. */
export interface Technique {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly aliases: readonly string[];
  readonly stages: readonly StageRow[];
}

export type Order = "newest" | "oldest" | "shortest" | "longest";

export interface Wanted {
  readonly tier: Tier | null;
  /** Only techniques that reached this stage; their lag counts to it. */
  readonly stage: string | null;
  readonly search: string;
  readonly order: Order;
}

/** The stage to which a lag counts while none is chosen. */
export const LAG_STAGE = "default";

/** The rows by technique, in the rows' order. */
export function techniquesOf(rows: readonly StageRow[]): readonly Technique[] {
  return groups(rows, ({ technique_id }) => technique_id).flatMap(([id, stages]) => {
    const [first] = stages;
    if (first === undefined) return [];
    const { technique: name, tier, aliases } = first;
    return [{ id, name, tier, aliases: aliases ?? [], stages: stages.toSorted(inTime) }];
  });
}

export function stageOf({ stages }: Technique, stage: string): StageRow | undefined {
  return stages.find((row) => row.stage === stage);
}

/** Months from the paper to a stage; null where either has no date. */
export function lagTo(technique: Technique, stage: string): number | null {
  return stageOf(technique, stage)?.months ?? null;
}

/** The techniques that a reader wants to see, in the order wanted; those without the lag come last. */
export function choose(techniques: readonly Technique[], wanted: Wanted): readonly Technique[] {
  const found = searchIndex(techniques, [
    { weight: 2, textOf: ({ name }) => name },
    { weight: 1, textOf: ({ aliases }) => aliases.join(" ") },
  ])(wanted.search);
  return techniques
    .filter(
      (technique, i) =>
        (found === null || found.has(i)) &&
        (wanted.tier === null || technique.tier === wanted.tier) &&
        (wanted.stage === null || stageOf(technique, wanted.stage) !== undefined),
    )
    .toSorted((a, b) => comparison(wanted)(a, b) || compareText(a.id, b.id));
}

function comparison({ order, stage }: Wanted): (a: Technique, b: Technique) => number {
  if (order === "newest") return (a, b) => compareText(startOf(b), startOf(a));
  if (order === "oldest") return (a, b) => compareText(startOf(a), startOf(b));
  const sign = order === "shortest" ? 1 : -1;
  const lag = (technique: Technique) => lagTo(technique, stage ?? LAG_STAGE);
  return (a, b) => {
    const [x, y] = [lag(a), lag(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };
}

/** The day of the paper, or of the first event where no paper is dated. */
function startOf(technique: Technique): string {
  return stageOf(technique, "paper")?.date ?? technique.stages[0]?.date ?? "";
}

/** By date; stages of one day in the order in which adoption is expected to pass them. */
function inTime(a: StageRow, b: StageRow): number {
  return compareText(a.date, b.date) || stagePlace(a.stage) - stagePlace(b.stage);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One page of a list. */
export interface Slice<T> {
  readonly items: readonly T[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  /** Place of the first item in the list, counted from 1. */
  readonly from: number;
}

/** The page of a list that an address asks for; what is no page counts as the first, what is too far as the last. */
export function slice<T>(list: readonly T[], asked: string | null, size: number): Slice<T> {
  const pages = Math.max(1, Math.ceil(list.length / size));
  const number = /^\d+$/.test(asked ?? "") ? Number(asked) : 1;
  const page = Math.min(pages, Math.max(1, number));
  return { items: list.slice((page - 1) * size, page * size), page, pages, from: (page - 1) * size + 1 };
}

/** `7.8 months`, `5.1 to 6.1 months` where a date is known only to its month, `3 months before`. */
export function describeMonths({ months, months_low: low, months_high: high }: StageRow): string {
  if (months === null || low === null || high === null) return "";
  const before = high < 0;
  const [from, to] = before ? [-high, -low] : [low, high];
  const words = from === to ? `${from} months` : `${signed(from)} to ${signed(to)} months`;
  return before ? `${words} before the paper` : `${words} after the paper`;
}

function signed(value: number): string {
  return String(value).replace("-", "−");
}

/** One stage in words: when, what, who. */
export function describeStage({ date, date_precision, what, who }: StageRow): string {
  return `${formatDate(date, date_precision ?? "day")}: ${what}, ${who}`;
}
