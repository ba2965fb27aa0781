import type { QueryResult } from "../../engine/result.js";
import type { ChartOptions } from "../../ui/chart.js";
import type { ChartSpec } from "../document/chart-spec.js";
import { chartText, drawable, MAX_MARKS } from "./chart-text.js";
import { columnsNeeded } from "./fields.js";
import { drawSpec } from "./plot.js";

/** A spec and a result as a figure, or why they are none. */
export type SpecChart =
  | { readonly kind: "figure"; readonly options: ChartOptions }
  | { readonly kind: "problems"; readonly messages: readonly string[] };

/** What `chartFigure` needs to draw a spec; nothing of it throws, whatever the spec and the result. */
export function specChart(spec: ChartSpec, result: QueryResult): SpecChart {
  const text = chartText(spec, result);
  if (text.kind === "problems") return text;
  const { title, description, caption, input } = text;
  return {
    kind: "figure",
    options: {
      title,
      description,
      caption,
      data: result,
      isOfDocument: true,
      needs: columnsNeeded(spec),
      legend: input.colours.legend,
      // The figure may be given the next result, which need not fit any more.
      draw: ({ data, width, theme }) => {
        const next = data === result ? text : chartText(spec, data);
        if (next.kind === "problems") throw new Error(`${next.messages.join("; ")}.`);
        return drawSpec({ ...next.input, marks: drawable(spec, next.input).slice(0, MAX_MARKS) }, { width, theme });
      },
    },
  };
}
