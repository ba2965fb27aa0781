import { html } from "htl";
import type { QueryResult } from "../engine/result.js";
import { type ChartContext, chartFigure } from "../ui/chart.js";
import type { LegendItem } from "../ui/chart-legend.js";
import type { ChartTheme } from "../ui/theme.js";

/** A figure of one thing, such as a run, that changes while a reader measures. */
export interface RunChart<T> {
  readonly node: HTMLElement;
  /** With null there is nothing to show, and the figure gives way to a word on why. */
  update(shown: T | null, nothing?: string): void;
}

export interface RunChartOptions<T> {
  readonly title: string;
  readonly filename: string;
  caption(shown: T): string;
  /** What was drawn, as rows. */
  table(shown: T | null): QueryResult;
  draw(shown: T, context: ChartContext): SVGElement | HTMLElement;
  legend?(shown: T, theme: ChartTheme): readonly LegendItem[];
}

export function runChart<T>(options: RunChartOptions<T>): RunChart<T> {
  const { title, filename } = options;
  let current: T | null = null;
  const caption = html<HTMLElement>`<span></span>`;
  const why = html<HTMLElement>`<p class="chart-nothing" role="status" hidden></p>`;
  const figure = chartFigure({
    title,
    filename,
    description: () => caption.textContent ?? "",
    data: options.table(null),
    draw: (context) => (current === null ? html<HTMLElement>`<span></span>` : options.draw(current, context)),
    legend: (theme) => (current === null ? [] : (options.legend?.(current, theme) ?? [])),
    caption,
  });
  return {
    node: html<HTMLElement>`<div>${why}${figure}</div>`,
    update(shown, nothing = "") {
      current = shown;
      figure.hidden = shown === null;
      why.hidden = shown !== null || nothing === "";
      if (why.textContent !== nothing) why.textContent = nothing;
      caption.textContent = shown === null ? "" : options.caption(shown);
      figure.update(options.table(shown));
    },
  };
}
