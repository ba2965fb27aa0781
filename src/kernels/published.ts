import { group, max, median, min } from "d3";
import * as v from "valibot";
import type { QueryResult } from "../engine/result.js";
import { readRows } from "../tables/rows.js";
import { EVIDENCE, isEvidence } from "../ui/evidence.js";
import { formatCount } from "../ui/format.js";
import type { ComparedGroup } from "./comparison-chart.js";
import { threeDigits } from "./words.js";

const origin = v.picklist(["published", "recorded"]);

const rateRow = v.object({
  topic: v.string(),
  what: v.string(),
  origin,
  gpu: v.nullable(v.string()),
  is_software: v.boolean(),
  number_format: v.nullable(v.string()),
  share_of_peak: v.nullable(v.number()),
  share_of_peak_high: v.nullable(v.number()),
  evidence: v.string(),
});

const ratioRow = v.object({
  comparison: v.string(),
  quantity: v.string(),
  origin,
  what: v.string(),
  gpu: v.nullable(v.string()),
  is_software: v.boolean(),
  ratio: v.number(),
  low: v.number(),
  high: v.number(),
  evidence: v.string(),
});

/** A row of `kernels/published-rates`. */
export type PublishedRate = v.InferOutput<typeof rateRow>;

/** A row of `kernels/published-ratios`. */
export type PublishedRatio = v.InferOutput<typeof ratioRow>;

/** @throws an error that names the column where the rows are of another kind */
export function publishedRates(result: QueryResult): readonly PublishedRate[] {
  return readRows(rateRow, result);
}

/** @throws an error that names the column where the rows are of another kind */
export function publishedRatios(result: QueryResult): readonly PublishedRatio[] {
  return readRows(ratioRow, result);
}

/** Shares of a peak by primitive. What has no peak to be a share of, such as a software adapter, is left out. */
export function rateGroups(rows: readonly PublishedRate[]): readonly ComparedGroup[] {
  const shown = rows.flatMap((row) =>
    row.share_of_peak === null || row.is_software ? [] : [{ ...row, share: row.share_of_peak }],
  );
  return [...group(shown, ({ topic }) => topic)].map(([title, own]) => ({
    title,
    figures: own.map((row) => ({
      label: `${doubt(row.evidence)}${nameOf(row)}, ${[row.gpu, row.number_format].filter(Boolean).join(" ")}`,
      value: row.share,
      low: row.share,
      high: row.share_of_peak_high ?? row.share,
      isRecorded: row.origin === "recorded",
    })),
  }));
}

/** Ratios by what is compared, those of software adapters left out. */
export function ratioGroups(rows: readonly PublishedRatio[]): readonly ComparedGroup[] {
  const shown = rows.filter(({ is_software }) => !is_software);
  return [...group(shown, ({ comparison, quantity }) => `${comparison}, ${quantity}`)].map(([title, own]) => ({
    title,
    figures: own.map((row) => ({
      label: `${doubt(row.evidence)}${row.origin === "recorded" ? "this lab" : nameOf(row)}${row.gpu === null ? "" : `, ${row.gpu}`}`,
      value: row.ratio,
      low: row.low,
      high: row.high,
      isRecorded: row.origin === "recorded",
    })),
  }));
}

/** The code's name without what it is compared with or how it was found. */
function nameOf({ what }: { readonly what: string }): string {
  return what.replace(/ against .*| \(.*|, .*/, "");
}

/** The mark of a row that was not read in its source; before the name, where it is not cut off. */
function doubt(evidence: string): string {
  return evidence === "seen" || !isEvidence(evidence) ? "" : `${EVIDENCE[evidence].symbol} `;
}

/** What the marks before the names mean, where there are any. */
function doubts(rows: readonly { readonly evidence: string }[]): string {
  const marked = [...new Set(rows.flatMap(({ evidence }) => (isEvidence(evidence) ? [evidence] : [])))];
  const told = marked
    .filter((evidence) => evidence !== "seen")
    .map((evidence) => `${EVIDENCE[evidence].symbol} ${EVIDENCE[evidence].text}`);
  return told.length === 0 ? "" : ` Before a name: ${told.join(", ")}.`;
}

/** What the shares show, in words. */
export function rateCaption(rows: readonly PublishedRate[]): string {
  const groups = rateGroups(rows);
  const parts = groups.flatMap(({ title, figures }) => {
    const values = figures.filter(({ isRecorded }) => !isRecorded).flatMap(({ value, high }) => [value, high]);
    const count = figures.filter(({ isRecorded }) => !isRecorded).length;
    const [low, high] = [min(values), max(values)];
    if (low === undefined || high === undefined) return [];
    const range = low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
    return [`${title.toLowerCase()} ${range} (n ${count})`];
  });
  const published = parts.length === 0 ? "" : `Published shares of the peak: ${parts.join("; ")}. `;
  const recorded = groups.flatMap(({ title, figures }) => {
    const own = figures.filter(({ isRecorded }) => isRecorded).sort((a, b) => b.value - a.value)[0];
    const others = figures.filter(({ isRecorded }) => !isRecorded).map(({ value }) => value);
    const middle = median(others);
    return own === undefined
      ? []
      : [
          `${title.toLowerCase()} ${percent(own.value)} at best${middle === undefined ? "" : `, where the published median is ${percent(middle)}`}`,
        ];
  });
  const lab =
    recorded.length === 0
      ? "No recorded run of a GPU in the datasheet rows lies beside them yet. "
      : `This lab’s own: ${recorded.join("; ")}. `;
  return `${published}${lab}${leftOut(rows)}The publications use other code, shapes and mostly tensor cores: a share tells how well each uses its device, not which code is better.${doubts(rows)}`;
}

/** What the ratios show, in words. */
export function ratioCaption(rows: readonly PublishedRatio[]): string {
  const groups = ratioGroups(rows);
  const both = groups.flatMap(({ figures }) => {
    const own = figures.filter(({ isRecorded }) => isRecorded);
    const others = figures.filter(({ isRecorded }) => !isRecorded);
    const [low, high] = [min(others, (one) => one.low), max(others, (one) => one.high)];
    return own.length === 0 || low === undefined || high === undefined ? [] : [own.some(within(low, high))];
  });
  const published = groups.filter(({ figures }) => figures.some(({ isRecorded }) => !isRecorded)).length;
  const lab =
    both.length === 0
      ? `Ratios are published for ${formatCount(published, "comparison")} that this lab measures as well; none was recorded on a GPU yet. `
      : `Of ${formatCount(published, "comparison")} with published ratios, ${both.length} were recorded on a GPU too; in ${both.filter(Boolean).length} of them an interval meets the range of what was published. `;
  return `${lab}${leftOut(rows)}Above 1 the second method is faster or smaller. Ratios grow and shrink with the shapes, which are in the table.${doubts(rows)}`;
}

function within(low: number, high: number) {
  return (one: { readonly low: number; readonly high: number }) => one.low <= high && one.high >= low;
}

function leftOut(rows: readonly { readonly is_software: boolean }[]): string {
  const software = rows.filter(({ is_software }) => is_software).length;
  return software === 0
    ? ""
    : `${formatCount(software, "figure")} of software adapters ${software === 1 ? "is" : "are"} in the table alone: a processor shares no axis with GPUs. `;
}

function percent(share: number): string {
  return `${threeDigits(share * 100)}\u00a0%`;
}
