import { html } from "htl";
import type { ParsedDocument } from "../document/parse.js";
import type { Bench } from "./cell-body.js";
import { cellList } from "./cell-list.js";
import { type Context, openBench } from "./context.js";
import { datasetNote, problemNote } from "./notes.js";

/** A document that is shown as it came, its parameters within the reader's reach. */
export interface DocumentView {
  readonly bench: Bench;
  readonly title: string;
  readonly summary: HTMLElement | "";
  /** What of it could not be read, and that the data is not what it was made with. */
  readonly notes: readonly HTMLElement[];
  readonly cells: HTMLElement;
}

/** @param only the id of the one cell that is shown; the others run unseen */
export function documentView(
  context: Context,
  parsed: Exclude<ParsedDocument, { readonly kind: "unreadable" }>,
  only: string | null = null,
): DocumentView {
  const { document } = parsed;
  const told = html<HTMLElement>`<p class="wb-told" role="status"></p>`;
  const tell = (message: string) => {
    told.textContent = message;
  };
  const bench = openBench(context, document, { isEditable: false, tell });
  const { node } = cellList(bench, only);
  const problems = parsed.kind === "partial" ? parsed.problems : [];
  const note = datasetNote(document, context.catalog.version);
  return {
    bench,
    title: document.title || "Untitled page",
    summary: document.summary === undefined ? "" : html<HTMLElement>`<p class="lead">${document.summary}</p>`,
    notes: [
      ...(problems.length === 0
        ? []
        : [problemNote("Not all of this page could be read; here is what could", problems)]),
      ...(note === null ? [] : [note]),
    ],
    cells: html<HTMLElement>`<div>${document.cells.length === 0 ? html`<p class="muted">This page has no cells.</p>` : node}${told}</div>`,
  };
}
