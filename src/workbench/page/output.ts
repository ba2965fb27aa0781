import { html } from "htl";
import { dataTable, type TableOptions } from "../../ui/data-table.js";
import { formatCount, formatElapsed, formatNumber } from "../../ui/format.js";
import type { Page } from "../../ui/page.js";
import { type CellError, type CellResult, type CellState, MAX_ROWS } from "../run/cell-state.js";

/** Rows of a result as a table; a cut one says so. */
export function rowsView(
  page: Page,
  result: CellResult,
  caption: string,
  options: Pick<TableOptions, "columns" | "sort" | "rowLimit"> = {},
): HTMLElement {
  if (result.columns.length === 0) return html`<p class="muted">The result has no columns.</p>`;
  const { sourceHref, cellHref } = page;
  return html`<div>${dataTable(result, { caption, hideCaption: true, rowLimit: 10, sourceHref, cellHref, ...options })}
    ${result.isCut ? html`<p class="wb-cut">Only the first ${formatNumber(MAX_ROWS)} rows are kept. Filter or aggregate to see the rest.</p>` : ""}</div>`;
}

/** Where a cell stands, in words. */
export function stateText(state: CellState, runsOnRequest: boolean): string {
  switch (state.kind) {
    case "waiting":
      return "Waiting for its turn";
    case "idle":
      return runsOnRequest ? "Not run on this device yet" : "Not run yet";
    case "running":
      return state.progress?.text ?? "Running";
    case "done":
      return state.result.columns.length === 0
        ? ""
        : `${formatCount(state.result.rows.length, "row")}${state.result.elapsedMs > 0 ? `, ${formatElapsed(state.result.elapsedMs)}` : ""}`;
    case "failed":
      return state.error.kind === "cancelled" ? "Cancelled" : "No result: see the message";
    case "problem":
      return "Cannot run as it stands";
    case "held":
      return `Waits for ${state.by.join(", ")}`;
  }
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
