import { html } from "htl";
import type { QueryResult } from "../engine/result.js";
import type { ChartSpec } from "../workbench/document/chart-spec.js";
import { carryButton, partOf } from "./carry.js";
import { exportSvg, svgToPng } from "./chart-export.js";
import { type LegendItem, legendList } from "./chart-legend.js";
import { dataTable } from "./data-table.js";
import { downloadRow, saveButton } from "./downloads.js";
import { type ChartTheme, followTheme } from "./theme.js";

export interface ChartContext {
  readonly data: QueryResult;
  /** Room for the figure, in CSS pixels. */
  readonly width: number;
  readonly theme: ChartTheme;
}

export interface ChartOptions {
  readonly title: string;
  /** What the figure shows, for those who do not see it: its message, not its marks. */
  readonly description: string | ((data: QueryResult) => string);
  readonly data: QueryResult;
  /** Columns that `draw` reads; the figure says so where a result lacks one. */
  readonly needs?: readonly string[] | undefined;
  readonly draw: (context: ChartContext) => SVGElement | HTMLElement;
  readonly caption?: string | Node | undefined;
  readonly legend?: ((theme: ChartTheme) => readonly LegendItem[]) | undefined;
  /** The drawing's marks are named links: they are read out themselves, within a group that bears the description. */
  readonly interactive?: boolean | undefined;
  /** The figure as data, with which the workbench draws it; without one the workbench suggests a chart of its rows. */
  readonly spec?: ChartSpec | undefined;
  /** The figure stands in a document already. */
  readonly isOfDocument?: boolean | undefined;
  /** Name of its files, without an ending. */
  readonly filename?: string | undefined;
}

/** A figure that can be given other data, such as a cell's next result. */
export type ChartFigure = HTMLElement & {
  update(data: QueryResult): void;
  /** Ends what follows the reader's theme and the room, for a figure that gives way to another. */
  close(): void;
};

/** A figure that keeps to its width and theme, with its data as a table and its downloads. */
export function chartFigure(options: ChartOptions): ChartFigure {
  const { title, draw, legend, needs = [] } = options;
  const base =
    options.filename ??
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
  let data = options.data;
  let theme: ChartTheme | null = null;
  let width = 0;

  const plot = html`<div class="chart-plot"></div>`;
  const key = html`<div class="chart-legend"></div>`;
  const rows = html<HTMLDetailsElement>`<details class="chart-data" ontoggle=${drawRows}><summary>Data as a table</summary></details>`;
  const svgBlob = () => exportSvg(plot, { title, legend: theme === null ? [] : (legend?.(theme) ?? []), theme });
  const save = html`<span class="downloads">
    ${saveButton("SVG", `${base}.svg`, () => new Blob([svgBlob().text], { type: "image/svg+xml" }))}
    ${saveButton("PNG", `${base}.png`, () => svgToPng(svgBlob()))}
  </span>`;
  const node = html`<figure class="chart" aria-label=${title}>
    <div class="chart-title" aria-hidden="true">${title}</div>
    ${key}${plot}
    <figcaption>${options.caption ?? ""}</figcaption>
    <div class="chart-foot">${rows}<div class="chart-files">${downloadRow(
      base,
      () => data,
      () => ({ title }),
    )}${save}${options.isOfDocument ? "" : carryButton(carried)}</div></div>
  </figure>`;

  function carried() {
    const chart = { kind: "chart", columns: data.columns, spec: options.spec ?? null } as const;
    return { title, page: location.href, parts: [partOf(data, base), chart] };
  }

  function redraw(): void {
    if (theme === null || width === 0) return;
    const missing = needs.filter((column) => !data.columns.some(({ name }) => name === column));
    key.replaceChildren(legendList(legend?.(theme) ?? []));
    try {
      if (missing.length > 0)
        throw new Error(
          `The chart needs the ${missing.length === 1 ? "column" : "columns"} ${missing.join(", ")}; the result has ${data.columns.map(({ name }) => name).join(", ")}.`,
        );
      const drawn = draw({ data, width, theme });
      // The figure speaks through its label: its marks would be read out one by one.
      if (!options.interactive) drawn.setAttribute("aria-hidden", "true");
      const links = drawn.querySelectorAll("a");
      // Links of a hidden drawing are for the pointer; the table under the figure has them for everyone.
      if (!options.interactive) for (const link of links) link.setAttribute("tabindex", "-1");
      plot.replaceChildren(drawn);
      plot.setAttribute("role", options.interactive || links.length > 0 ? "group" : "img");
      plot.setAttribute(
        "aria-label",
        `${title}. ${typeof options.description === "string" ? options.description : options.description(data)}`,
      );
    } catch (thrown) {
      plot.removeAttribute("role");
      plot.removeAttribute("aria-label");
      plot.replaceChildren(
        html`<p class="chart-error" role="status"><strong>This figure cannot be drawn.</strong> ${thrown instanceof Error ? thrown.message : String(thrown)}</p>`,
      );
    }
    drawRows();
  }

  function drawRows(): void {
    rows.querySelector(".data-table")?.remove();
    if (rows.open) rows.append(dataTable(data, { caption: title, hideCaption: true }));
  }

  const room = new ResizeObserver(([entry]) => {
    const next = Math.floor(entry?.contentRect.width ?? 0);
    if (next === width) return;
    width = next;
    redraw();
  });
  room.observe(plot);
  const leaveTheme = followTheme((next) => {
    theme = next;
    redraw();
  });

  return Object.assign(node, {
    update: (next: QueryResult) => {
      data = next;
      redraw();
    },
    close: () => {
      room.disconnect();
      leaveTheme();
    },
  });
}
