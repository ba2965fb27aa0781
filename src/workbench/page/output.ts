import { html } from "htl";
import type { Value } from "../../engine/result.js";
import { type ColumnView, dataTable, type TableOptions } from "../../ui/data-table.js";
import { formatCount, formatElapsed, formatNumber, formatValue } from "../../ui/format.js";
import type { Page } from "../../ui/page.js";
import type { CellKind } from "../document/schema.js";
import type { CellError, CellResult, CellState } from "../run/cell-state.js";

/** Rows of a result as a table; a cut one says so. */
export function rowsView(
  page: Page,
  result: CellResult,
  caption: string,
  options: Pick<TableOptions, "columns" | "sort" | "rowLimit"> = {},
): HTMLElement {
  if (result.columns.length === 0) return html`<p class="muted">The result has no columns.</p>`;
  const { sourceHref, cellHref } = page;
  const columns = { ...longTexts(result), ...options.columns };
  return html`<div>${dataTable(result, { caption, hideCaption: true, rowLimit: 10, sourceHref, cellHref, ...options, columns })}
    ${result.isCut ? html`<p class="wb-cut">Only the first ${formatNumber(result.rows.length)} rows are kept. Filter or aggregate to see the rest.</p>` : ""}</div>`;
}

/** Characters of a text that a table shows; the whole is in its files. */
const MAX_SHOWN = 1_000;

function longTexts({ columns, rows }: CellResult): Readonly<Record<string, ColumnView>> {
  const isLong = (value: Value | undefined) => typeof value === "string" && value.length > MAX_SHOWN;
  const format = (value: Value) => {
    const text = formatValue(value, "text");
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}… (${formatCount(text.length, "character")})` : text;
  };
  const long = columns.filter(({ name, kind }) => kind === "text" && rows.some((row) => isLong(row[name])));
  return Object.fromEntries(long.map(({ name }) => [name, { format, role: "long" as const }]));
}

/** Where a cell stands, in words. */
export function stateText(state: CellState, kind: CellKind): string {
  switch (state.kind) {
    case "waiting":
      return "Waiting for its turn";
    case "idle":
      return kind === "kernel" ? "Not run on this device yet" : "Not run yet";
    case "running":
      return state.progress?.text ?? "Running";
    case "done":
      return state.result.columns.length === 0
        ? ""
        : `${formatCount(state.result.rows.length, "row")}${isTimed(kind) && state.result.elapsedMs > 0 ? `, ${formatElapsed(state.result.elapsedMs)}` : ""}`;
    case "failed":
      return state.error.kind === "cancelled" ? "Cancelled" : "No result: see the message";
    case "problem":
      return "Cannot run as it stands";
    case "held":
      return `Waits for ${state.by.join(", ")}`;
  }
}

/** Whether the time of a result is the cell's own: a chart or a table shows rows that another one computed. */
function isTimed(kind: CellKind): boolean {
  return kind !== "chart" && kind !== "table";
}

export const STATE_SYMBOLS: Readonly<Record<CellState["kind"], string>> = {
  waiting: "○",
  idle: "○",
  running: "◌",
  done: "✓",
  failed: "✕",
  problem: "!",
  held: "○",
};

/** What went wrong, in the cell's place, with a way to try again where that can help. */
export function errorView(error: CellError, text: string | null, retry: () => void): HTMLElement {
  const { position } = error;
  const line = position === null || text === null ? undefined : text.split("\n")[position.line - 1];
  const where =
    position === null || line === undefined
      ? ""
      : html`<p>Line ${position.line}, column ${position.column}:</p><pre><code>${[line, `${" ".repeat(position.column - 1)}^`].join("\n")}</code></pre>`;
  const again =
    error.kind === "sql" || error.kind === "blocked"
      ? ""
      : html`<p><button type="button" onclick=${retry}>Run again</button></p>`;
  return html`<div class="cell-error" data-kind=${error.kind}><p>${sentence(error.message)}</p>${where}${again}</div>`;
}

/** What keeps a cell from running. */
export function problemView(problems: readonly string[]): HTMLElement {
  return html`<div class="cell-error">${problems.map((problem) => html`<p>${sentence(problem)}</p>`)}</div>`;
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
