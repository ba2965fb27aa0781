import { html } from "htl";
import type { ParsedDocument } from "../document/parse.js";
import type { WorkbenchDocument } from "../document/schema.js";
import { cellList } from "./cell-list.js";
import { type Context, openBench } from "./context.js";
import type { View } from "./edit-page.js";
import { datasetNote, problemNote } from "./notes.js";

/** A document that came by a link: it is shown as it came, its parameters can be moved, and nothing of it is kept. */
export function readPage(
  context: Context,
  parsed: ParsedDocument,
  editCopy: (document: WorkbenchDocument) => void,
): View {
  if (parsed.kind === "unreadable") {
    const node = html<HTMLElement>`<div class="workbench"><h1>This link cannot be opened</h1>
      ${problemNote("Nothing of the page could be read", parsed.problems)}
      <p>Ask whoever sent it for the link once more, or for the page as a file. <a href="./workbench">To the workbench</a></p></div>`;
    return { node, title: "This link cannot be opened", close: () => {} };
  }
  const { document } = parsed;
  const told = html<HTMLElement>`<p class="wb-told" role="status"></p>`;
  const bench = openBench(context, document, {
    isEditable: false,
    tell: (message) => {
      told.textContent = message;
    },
  });
  const list = cellList(bench);
  const title = document.title || "Untitled page";
  const node = html<HTMLElement>`<div class="workbench wb-reading">
    <div class="wb-banner"><p>Somebody shared this page by its link. It runs here, in your browser; nothing of it is kept.</p>
      <p class="wb-buttons"><button type="button" class="primary" onclick=${() => editCopy(bench.session.document())}>Edit a copy</button> <a href="./workbench">What is the workbench?</a></p></div>
    <h1>${title}</h1>
    ${document.summary === undefined ? "" : html`<p class="lead">${document.summary}</p>`}
    ${parsed.kind === "partial" ? problemNote("Not all of this page could be read; here is what could", parsed.problems) : ""}
    ${datasetNote(document, context.catalog.version) ?? ""}
    ${document.cells.length === 0 ? html`<p class="muted">This page has no cells.</p>` : list.node}${told}
  </div>`;
  return { node, title, close: () => bench.session.close() };
}
