import { html } from "htl";
import type { ParsedDocument } from "../document/parse.js";
import { cellList } from "./cell-list.js";
import { type Context, openBench } from "./context.js";
import { datasetNote, problemNote } from "./notes.js";

/** A document that is shown as it came, its parameters within the reader's reach. */
export interface DocumentView {
  readonly title: string;
  /** That the data is not what it was made with, and what of it could not be read. */
  readonly notes: readonly HTMLElement[];
  readonly cells: HTMLElement;
}

/** @param only the id of the one cell that is shown; the others run unseen, as far as it reads them */
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
  const note = datasetNote(document, context.catalog.version);
  return {
    title: document.title || "Untitled page",
    notes: [
      ...(parsed.kind === "partial" ? [problemNote("Not all of this page could be read", parsed.problems)] : []),
      ...(note === null ? [] : [note]),
    ],
    cells: html<HTMLElement>`<div>${cellList(bench, only).node}${told}</div>`,
  };
}
