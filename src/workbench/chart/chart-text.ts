import type { QueryResult } from "../../engine/result.js";
import { formatCount, formatNumber } from "../../ui/format.js";
import type { ChartSpec, MarkName } from "../document/chart-spec.js";
import { specProblems } from "./check.js";
import { type Fields, fieldsOf } from "./fields.js";
import { type Mark, marksOf } from "./rows.js";
import { type Colours, coloursOf, dataProblems } from "./scales.js";

/** Marks that a figure draws; more would freeze the tab and show no more. */
export const MAX_MARKS = 5_000;

/** Labels beside marks; more would hide each other and what they name. */
export const MAX_LABELS = 300;

/** Rows that a figure looks at, for a link may ask for any query. */
export const MAX_CHART_ROWS = 200_000;

/** A spec laid over a result: what there is to draw. */
export interface PlotInput {
  readonly spec: ChartSpec;
  readonly fields: Fields;
  readonly marks: readonly Mark[];
  readonly colours: Colours;
}

/** What a chart says in words, or why there is none. */
export type ChartText =
  | {
      readonly kind: "text";
      readonly title: string;
      readonly description: string;
      readonly caption: string;
      readonly input: PlotInput;
    }
  | { readonly kind: "problems"; readonly messages: readonly string[] };

/** Checks a spec against a result and says what its chart shows; nothing of it throws. */
export function chartText(spec: ChartSpec, result: QueryResult): ChartText {
  const problems = specProblems(spec, result.columns);
  if (problems.length > 0) return { kind: "problems", messages: problems };
  if (result.rows.length > MAX_CHART_ROWS) {
    const rows = formatCount(result.rows.length, "row");
    return { kind: "problems", messages: [`the result has ${rows}, too many for a chart: aggregate them in SQL`] };
  }
  const input = inputOf(spec, result);
  const tooMany = dataProblems(spec, input.fields, input.marks);
  if (tooMany.length > 0) return { kind: "problems", messages: tooMany };
  const notes = notesOf(spec, input, result);
  const description = descriptionOf(spec, input);
  return {
    kind: "text",
    title: spec.title || titleOf(spec, input.fields),
    description: [description, ...notes].join(" "),
    caption: [spec.caption ?? description, ...notes].join(" "),
    input,
  };
}

function inputOf(spec: ChartSpec, result: QueryResult): PlotInput {
  const fields = fieldsOf(spec, result.columns);
  const marks = marksOf(result, fields);
  return { spec, fields, marks, colours: coloursOf(spec, fields, marks) };
}

/** Marks that have a place: a log scale has none for zero and below. */
export function drawable(spec: ChartSpec, { fields, marks }: PlotInput): readonly Mark[] {
  return marks.filter((mark) =>
    (["x", "y"] as const).every((channel) => {
      const value = mark[channel];
      if (fields[channel] === undefined) return true;
      if (value === null || value === undefined) return false;
      return spec.scales?.[channel]?.type !== "log" || Number(value) > 0;
    }),
  );
}

function notesOf(spec: ChartSpec, input: PlotInput, { rows }: QueryResult): readonly string[] {
  const shown = drawable(spec, input).length;
  const notes: string[] = [];
  if (rows.length === 0) notes.push("The result has no rows.");
  const lost = input.marks.length - shown;
  if (lost > 0)
    notes.push(`${formatCount(lost, "value")} without a place on these axes ${lost === 1 ? "is" : "are"} left out.`);
  if (shown > MAX_MARKS)
    notes.push(`Of ${formatCount(shown, "mark")}, the first ${formatNumber(MAX_MARKS)} are drawn.`);
  if (input.fields.label !== undefined && shown > MAX_LABELS)
    notes.push(`Only the first ${formatNumber(MAX_LABELS)} marks have labels.`);
  return notes;
}

const MARK_NOUNS: Readonly<Record<MarkName, string>> = {
  dot: "Dots",
  line: "Lines",
  area: "Areas",
  barX: "Bars",
  barY: "Bars",
  rectX: "A histogram",
  rectY: "A histogram",
  tick: "Ticks",
  rule: "Rules",
  cell: "Cells",
  box: "Boxes",
};

function titleOf({ mark }: ChartSpec, { x, y, color }: Fields): string {
  const lower = (label: string) => `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  if (mark === "cell" && color && x && y) return `${color.label} by ${lower(x.label)} and ${lower(y.label)}`;
  const [measure, base] = mark === "barX" || mark === "rectX" ? [x, y] : [y, x];
  if (measure && base) return `${measure.label} by ${lower(base.label)}`;
  return (measure ?? base)?.label ?? "Chart";
}

function descriptionOf(spec: ChartSpec, { fields, marks }: PlotInput): string {
  const parts = Object.values(fields).map(({ channel, label }) => `${channel} is ${label}${rangeOf(channel, marks)}`);
  return `${MARK_NOUNS[spec.mark]} for ${formatCount(marks.length, "value")}: ${parts.join("; ")}.`;
}

function rangeOf(channel: keyof Fields, marks: readonly Mark[]): string {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const mark of marks) {
    const value = mark[channel];
    if (typeof value !== "number") continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? "" : `, from ${formatNumber(low)} to ${formatNumber(high)}`;
}
