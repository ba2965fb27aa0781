import type { ResultColumn } from "../../engine/result.js";
import type { ChartSpec } from "../document/chart-spec.js";
import { specProblems } from "./check.js";

/** A chart that fits some columns, in words. */
export interface ChartSuggestion {
  readonly label: string;
  readonly spec: ChartSpec;
}

/** Charts that fit these columns, the likeliest first; none where nothing can be drawn. */
export function suggestCharts(columns: readonly ResultColumn[]): readonly ChartSuggestion[] {
  const of = (...kinds: readonly ResultColumn["kind"][]) =>
    columns.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => ({ column: name }));
  const [time] = of("date", "timestamp");
  const years = of("number").filter(({ column }) => /(?:^|_)(?:year|cohort)$/i.test(column));
  const numbers = of("number").filter(({ column }) => !years.some((year) => year.column === column));
  const texts = of("text", "boolean");
  const [number, second] = numbers;
  const [text, other] = texts;
  const [year] = years;
  const found: ChartSuggestion[] = [];
  const add = (label: string, spec: ChartSpec) => found.push({ label, spec });
  if (time && number)
    add("over time", { mark: "line", channels: { x: time, y: number, ...(text && { color: text }) } });
  if (time && number) add("dots over time", { mark: "dot", channels: { x: time, y: number } });
  if (year && number)
    add("by year", { mark: "box", channels: { x: year, y: number }, scales: { x: { type: "category" } } });
  if (number && second) add("two numbers", { mark: "dot", channels: { x: number, y: second } });
  if (text && number)
    add("bars", {
      mark: "barX",
      channels: { x: number, y: text },
      sort: { axis: "y", by: "value", order: "descending" },
    });
  if (text && number) add("spread by category", { mark: "tick", channels: { x: number, y: text } });
  if (text && other && number)
    add("a grid", { mark: "cell", channels: { x: text, y: other, color: { ...number, aggregate: "median" } } });
  if (number)
    add("how values spread", { mark: "rectY", channels: { x: { ...number, bin: true }, y: { aggregate: "count" } } });
  if (time)
    add("how many over time", { mark: "rectY", channels: { x: { ...time, bin: true }, y: { aggregate: "count" } } });
  if (year) add("how many by year", { mark: "barY", channels: { x: year, y: { aggregate: "count" } } });
  if (text)
    add("how many of each", {
      mark: "barX",
      channels: { x: { aggregate: "count" }, y: text },
      sort: { axis: "y", by: "value", order: "descending" },
    });
  return found.filter(({ spec }) => specProblems(spec, columns).length === 0);
}

/** The likeliest chart for these columns, or null where nothing can be drawn. */
export function suggestChart(columns: readonly ResultColumn[]): ChartSpec | null {
  return suggestCharts(columns)[0]?.spec ?? null;
}
