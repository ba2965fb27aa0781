import { html } from "htl";
import type { ParsedDocument } from "../document/parse.js";
import type { WorkbenchDocument } from "../document/schema.js";
import type { Context } from "./context.js";
import { documentView } from "./document-view.js";
import type { View } from "./edit-page.js";
import { exportPanel } from "./export-panel.js";
import { problemNote } from "./notes.js";

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
  const { bench, title, summary, notes, cells } = documentView(context, parsed);
  const node = html<HTMLElement>`<div class="workbench wb-reading">
    <div class="wb-banner"><p>This page came by a link. It runs here, in your browser; nothing of it is kept.</p>
      <div class="wb-buttons"><button type="button" class="primary" onclick=${() => editCopy(bench.session.document())}>Edit a copy</button>
        ${exportPanel(bench, bench.tell)} <a href="./workbench">What is the workbench?</a></div></div>
    <h1>${title}</h1>
    ${summary}${notes}${cells}
  </div>`;
  return { node, title, close: () => bench.session.close() };
}
