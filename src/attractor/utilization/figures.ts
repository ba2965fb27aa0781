import { group, max, median, min } from "d3";
import * as v from "valibot";
import { medianInterval } from "../../analysis/median-interval.js";

/** A published share of a peak, or a rate whose peak is not on record, as `attractor/utilization` gives it. */
export const figureRow = v.object({
  family: v.string(),
  level: v.picklist(["kernel", "run"]),
  what: v.string(),
  device: v.nullable(v.string()),
  vendor: v.nullable(v.string()),
  number_format: v.nullable(v.string()),
  share: v.nullable(v.number()),
  share_high: v.nullable(v.number()),
  /** `YYYY-MM-DD`, the first day of a month or year where no more is known. */
  date: v.nullable(v.string()),
  place: v.number(),
  evidence: v.string(),
  id: v.string(),
});

export type Figure = v.InferOutput<typeof figureRow>;

export type Level = Figure["level"];

/** Families in the order of the figure: every one has a lane, whether or not a figure of it was ever published. */
export const FAMILIES = [
  { name: "Matrix product", levels: ["kernel"] },
  { name: "Attention, fused", levels: ["kernel"] },
  { name: "Attention, latent or sparse", levels: ["kernel"] },
  { name: "Transformer", levels: ["run"] },
  { name: "Mixture of experts", levels: ["kernel", "run"] },
  { name: "Linear attention", levels: ["kernel", "run"] },
  { name: "RWKV", levels: ["kernel", "run"] },
  { name: "Mamba-2 (SSD)", levels: ["kernel", "run"] },
  { name: "Mamba-1 (scan)", levels: ["kernel", "run"] },
  { name: "KAN", levels: ["kernel", "run"] },
  { name: "Neural ODE", levels: ["kernel", "run"] },
] as const satisfies readonly { readonly name: string; readonly levels: readonly Level[] }[];

/** One figure as a share, from its lower to its upper end. */
export interface ShareFigure {
  readonly row: Figure;
  readonly low: number;
  readonly high: number;
}

/** What is published of one family at one level. */
export interface Lane {
  readonly family: string;
  readonly figures: readonly ShareFigure[];
  /** Rates without a peak to be a share of. */
  readonly withoutPeak: number;
  /** From the lowest to the highest share; null where none is published. */
  readonly range: readonly [low: number, high: number] | null;
  readonly median: number | null;
  /** 95% interval of the median from order statistics; null under six figures. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** The lanes of one level, those without any figure among them. */
export function lanesOf(rows: readonly Figure[], level: Level): readonly Lane[] {
  const byFamily = group(
    rows.filter((row) => row.level === level),
    ({ family }) => family,
  );
  return FAMILIES.filter(({ levels }) => levels.some((one) => one === level)).map(({ name }) =>
    laneOf(name, byFamily.get(name) ?? []),
  );
}

function laneOf(family: string, rows: readonly Figure[]): Lane {
  const figures = rows.flatMap((row) =>
    row.share === null ? [] : [{ row, low: row.share, high: row.share_high ?? row.share }],
  );
  const middles = figures.map(({ low, high }) => (low + high) / 2);
  const [low, high] = [min(figures, (one) => one.low), max(figures, (one) => one.high)];
  const interval = medianInterval(middles);
  return {
    family,
    figures,
    withoutPeak: rows.length - figures.length,
    range: low === undefined || high === undefined ? null : [low, high],
    median: median(middles) ?? null,
    interval: interval === null ? null : [interval.low, interval.high],
  };
}

/** A whole run with all that places it among the vendors over time. */
export interface DatedRun {
  readonly vendor: string;
  readonly date: string;
  readonly share: number;
  readonly evidence: string;
}

/** Whole runs whose vendor and date are on record, oldest first. */
export function datedRuns(rows: readonly Figure[]): readonly DatedRun[] {
  return rows
    .flatMap(({ level, vendor, date, share, evidence }) =>
      level === "run" && vendor !== null && date !== null && share !== null ? [{ vendor, date, share, evidence }] : [],
    )
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.vendor.localeCompare(b.vendor) || a.share - b.share);
}

/** A GPU's general units beside its matrix units, as `attractor/off-matrix` gives it. */
export const ceilingRow = v.object({ device: v.string(), share: v.number(), evidence: v.string() });

export type CeilingRow = v.InferOutput<typeof ceilingRow>;

/** The share of the peak that work off the matrix units can reach, over all GPUs on record; null where none is. */
export function ceilingOf(rows: readonly CeilingRow[]): readonly [low: number, high: number] | null {
  const [low, high] = [min(rows, ({ share }) => share), max(rows, ({ share }) => share)];
  return low === undefined || high === undefined ? null : [low, high];
}

/** A kernel of this project on one device, as `attractor/own-kernels` gives it. */
export const ownRow = v.object({
  run: v.string(),
  device: v.string(),
  is_software: v.boolean(),
  family: v.string(),
  kernel: v.string(),
  share: v.number(),
  low: v.number(),
  high: v.number(),
});

export type OwnRow = v.InferOutput<typeof ownRow>;

/** The recorded runs, GPUs first as the query orders them: two devices never share an axis. */
export function runsOf(rows: readonly OwnRow[]): readonly (readonly OwnRow[])[] {
  return [...group(rows, ({ run }) => run).values()];
}
