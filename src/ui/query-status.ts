import { html } from "htl";
import type { Comparison, Difference } from "./compare.js";
import { formatCount, formatElapsed, formatValue } from "./format.js";
import { type LiveError, REMEDIES } from "./live.js";

/** What a cell shows and how it stands to the build's snapshot. */
export type CellStatus =
  | { readonly kind: "snapshot"; readonly note?: string | undefined }
  | { readonly kind: "checking" | "running"; readonly starting: boolean }
  | { readonly kind: "equal"; readonly rows: number; readonly ms: number }
  | { readonly kind: "differs"; readonly comparison: Comparison; readonly ms: number }
  | { readonly kind: "changed"; readonly how: string; readonly rows: number; readonly ms: number }
  | { readonly kind: "kept"; readonly live: boolean };

const SYMBOLS: Readonly<Record<CellStatus["kind"], string>> = {
  snapshot: "○",
  checking: "◌",
  running: "◌",
  equal: "✓",
  differs: "≠",
  changed: "●",
  kept: "○",
};

/** The status in one sentence. */
export function statusText(status: CellStatus): string {
  switch (status.kind) {
    case "snapshot":
      return status.note ?? "Snapshot from the build";
    case "checking":
      return status.starting ? "Starting the live engine, then checking…" : "Checking live…";
    case "running":
      return status.starting ? "Starting the live engine, then running…" : "Running…";
    case "equal":
      return `Live result equals the snapshot: ${formatCount(status.rows, "row")}, ${formatElapsed(status.ms)}`;
    case "differs":
      return `Live result differs in ${formatCount(status.comparison.cells, "cell")} from the snapshot`;
    case "changed":
      return `Live result with ${status.how}: ${formatCount(status.rows, "row")}, ${formatElapsed(status.ms)}`;
    case "kept":
      return status.live ? "Result of the last query that ran" : "Snapshot from the build";
  }
}

/** Writes a status into its live region; differences follow in a list. */
export function drawStatus(region: HTMLElement, status: CellStatus): void {
  region.dataset["kind"] = status.kind;
  const text = statusText(status);
  const list =
    status.kind === "differs"
      ? html`<ul>${status.comparison.differences.map((difference) => html`<li>${differenceText(difference)}</li>`)}</ul>`
      : "";
  region.replaceChildren(
    html.fragment`<span class="status-symbol" aria-hidden="true">${SYMBOLS[status.kind]}</span><span>${text}</span>${list}`,
  );
}

/** One difference in words; rows count from 1 here. */
export function differenceText(difference: Difference): string {
  switch (difference.kind) {
    case "column":
      return `Column ${difference.column} is in the ${difference.only === "live" ? "live result" : "snapshot"} only`;
    case "rows":
      return `The snapshot has ${formatCount(difference.snapshot, "row")}, the live result ${formatCount(difference.live, "row")}`;
    case "cell": {
      const [before, after] = [difference.snapshot, difference.live].map((value) => formatValue(value, "text"));
      return `Row ${difference.row + 1}, ${difference.column}: ${before} in the snapshot, ${after} live`;
    }
  }
}

const HEADINGS: Readonly<Record<LiveError["kind"], string>> = {
  sql: "The query did not run",
  blocked: "The query asks for something that is closed here",
  cancelled: "Cancelled",
  unavailable: "The live engine is not available",
  load: "The data did not load",
};

/**
 * An error as what, where and what to do; a button to try again appears where that can help. It speaks up only where
 * the reader had asked for the run.
 */
export function errorPanel(error: LiveError, sql: string, retry: () => void, asked: boolean): HTMLElement {
  const { position } = error;
  const line = position === null ? undefined : sql.split("\n")[position.line - 1];
  const pointer = `${" ".repeat(Math.max(0, (position?.column ?? 1) - 1))}^`;
  const where =
    position === null || line === undefined
      ? ""
      : html`<p>Line ${position.line}, column ${position.column}:</p><pre><code>${[line, pointer].join("\n")}</code></pre>`;
  const again =
    error.kind === "sql" || error.kind === "blocked"
      ? ""
      : html`<button type="button" onclick=${retry}>${error.kind === "cancelled" ? "Run again" : "Retry"}</button>`;
  return html`<div class="cell-error" data-kind=${error.kind} role=${asked ? "alert" : null}>
    <p><strong>${HEADINGS[error.kind]}.</strong> ${error.kind === "cancelled" ? "" : error.message}</p>
    ${where}
    <p>${REMEDIES[error.kind]} ${again}</p>
  </div>`;
}
