import { max, median } from "d3";
import { counted, enumerate, MIN_OBSERVATIONS, percent, round } from "../../tables/finding.js";
import { formatDate } from "../../ui/format.js";
import type { ClaimedShare } from "./claimed.js";
import { type DatedRun, type Figure, type Lane, type OwnRow, runsOf } from "./figures.js";

/** `n = 8, median 65%`, or what there is in place of shares. */
export function laneNote({ figures, withoutPeak, median: middle }: Lane): string {
  if (figures.length === 0)
    return withoutPeak === 0 ? "nothing published on record" : `${counted(withoutPeak, "rate")}, no peak on record`;
  const n = `n = ${figures.length}`;
  return middle === null || figures.length < 2 ? n : `${n}, median ${percent(middle)}`;
}

/** `35–75%` */
export function rangeWords([low, high]: readonly [number, number]): string {
  return percent(low) === percent(high) ? percent(low) : `${Math.round(low * 100)}–${percent(high)}`;
}

/** The finding of the figure of kernels: what is published, what is not, and what the essays put in its place. */
export function kernelFinding(
  lanes: readonly Lane[],
  claimed: readonly ClaimedShare[],
  ceiling: readonly [number, number] | null,
): string {
  const told = lanes.flatMap(({ family, range, figures }) =>
    range === null ? [] : [`${lower(family)} ${rangeWords(range)} (n = ${figures.length})`],
  );
  const silent = lanes.filter(({ range }) => range === null).map(({ family }) => lower(family));
  const asserted = claimed.filter(({ family }) => lanes.some((lane) => lane.family === family && lane.range === null));
  return [
    told.length === 0
      ? "No share of a peak is published in this selection."
      : `Published shares of the peak: ${told.join("; ")}.`,
    silent.length === 0 ? "" : `No share is on record for ${enumerate(silent)}.`,
    asserted.length === 0
      ? ""
      : `The essays give ${counted(asserted.length, "figure")} for ${asserted.length === 1 ? "a family" : "families"} without any; they stand hollow beside the lanes.`,
    ceiling === null
      ? ""
      : `The dotted line is what a GPU reaches at 32 bits without its matrix units, ${rangeWords(ceiling)} of the peak by datasheet.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** The finding of the figure of whole runs. */
export function runFinding(lanes: readonly Lane[]): string {
  const told = lanes.flatMap(({ family, range, figures, median: middle, interval }) =>
    range === null || middle === null
      ? []
      : [
          `${lower(family)} ${rangeWords(range)} (${figures.length < 2 ? "" : `median ${percent(middle)}${interval === null ? "" : `, 95% interval ${rangeWords(interval)}`}, `}n = ${figures.length})`,
        ],
  );
  if (told.length === 0) return "No run is published in this selection.";
  const few = lanes
    .filter(({ figures }) => figures.length > 0 && figures.length < MIN_OBSERVATIONS)
    .map(({ family }) => lower(family));
  return `Model FLOP utilization of whole runs: ${told.join("; ")}.${few.length === 0 ? "" : ` With so few runs of ${enumerate(few)} the ranges are what was published, not what is usual.`}`;
}

/** The same code on the chips of several vendors, and whole runs by vendor. */
export function vendorFinding(best: readonly Figure[], rows: readonly Figure[]): string {
  const told = byVendor(best).map(
    ({ vendor, shares }) =>
      `${vendor} ${rangeWords([Math.min(...shares), Math.max(...shares)])} (${counted(shares.length, "chip")})`,
  );
  if (told.length === 0) return "No such measurement is in this selection.";
  const runs = byVendor(rows.filter(({ level }) => level === "run")).map(
    ({ vendor, shares }) => `${vendor} median ${percent(median(shares) ?? 0)} (n = ${shares.length})`,
  );
  return `The best matrix product that one and the same script found, as a share of each chip’s own datasheet: ${told.join("; ")}.${runs.length === 0 ? "" : ` Whole runs: ${runs.join("; ")}.`} A high share of a low peak is not a fast chip.`;
}

/** Since when runs on each vendor's chips are on record, and until when all were on one's. */
export function datedFinding(runs: readonly DatedRun[]): string {
  const [first] = runs;
  if (first === undefined) return "No run with a date and a vendor is in this selection.";
  const told = [...new Set(runs.map(({ vendor }) => vendor))].map((vendor) => {
    const own = runs.filter((run) => run.vendor === vendor);
    return `${vendor} ${own.length}, from ${monthOf(own[0]?.date)} on`;
  });
  const other = runs.find(({ vendor }) => vendor !== first.vendor);
  return `${counted(runs.length, "whole run")} with a date: ${told.join("; ")}. ${
    other === undefined
      ? `All are on chips of ${first.vendor}.`
      : `Until ${monthOf(other.date)} all are on chips of ${first.vendor}.`
  } These are runs whose utilization somebody published, not shares of a market.`;
}

function monthOf(date = ""): string {
  return formatDate(date, "month");
}

function byVendor(rows: readonly Figure[]) {
  const vendors = [...new Set(rows.flatMap(({ vendor }) => vendor ?? []))];
  return vendors.flatMap((vendor) => {
    const shares = rows.flatMap((row) => (row.vendor === vendor && row.share !== null ? [row.share] : []));
    return shares.length === 0 ? [] : [{ vendor, shares }];
  });
}

/** The script whose measurements compare chips: one program, each chip at its best shape. */
const ONE_SCRIPT = "torch.matmul, best shape found by mamf-finder";

/** That script's 16-bit products, best first within each vendor. */
export function sameProduct(rows: readonly Figure[]): readonly Figure[] {
  return rows
    .filter(({ what, number_format: format, share }) => what === ONE_SCRIPT && format === "bf16" && share !== null)
    .toSorted((a, b) => (a.vendor ?? "").localeCompare(b.vendor ?? "") || (b.share ?? 0) - (a.share ?? 0));
}

/** What the recorded run of one device shows. */
export function ownFinding(rows: readonly OwnRow[]): string {
  const [first] = rows;
  if (first === undefined) return "No run is recorded.";
  const best = (family: string) =>
    max(
      rows.filter((row) => row.family === family),
      ({ share }) => share,
    );
  const product = best("Matrix product");
  const parts = [
    ["the scan of Mamba-1", best("Mamba-1 (scan)")],
    ["the block form of Mamba-2", best("Mamba-2 (SSD)")],
    ["the spline layer of a KAN", best("KAN")],
  ] as const;
  const told = parts.flatMap(([name, share]) =>
    share === undefined || product === undefined ? [] : [`${name} ${round(share / product)}×`],
  );
  const where = first.is_software
    ? "A processor stands in for a GPU here: it has no matrix units, so that nothing below carries over to one. "
    : "";
  return `${where}${product === undefined ? "" : `The best matrix product reaches ${percent(product)} of the fastest arithmetic measured on this device; beside it, the best of each family: ${enumerate(told)} of that rate.`}`;
}

/** All recorded runs, in one sentence. */
export function runsWords(rows: readonly OwnRow[]): string {
  const runs = runsOf(rows);
  const gpus = runs.filter(([first]) => first?.is_software === false).length;
  return `${counted(runs.length, "run")} on record, ${gpus === 0 ? "no GPU among them" : `${gpus} on a GPU`}.`;
}

/** A family's name within a sentence. */
function lower(family: string): string {
  return /^(KAN|RWKV|Mamba|Neural|Transformer)/.test(family)
    ? family
    : family.charAt(0).toLowerCase() + family.slice(1);
}
