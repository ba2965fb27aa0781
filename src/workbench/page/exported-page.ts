import { html } from "htl";
import { readDocument } from "../document/migrate.js";
import type { Context } from "./context.js";
import { documentView } from "./document-view.js";
import { problemNote } from "./notes.js";

/** A page that the workbench wrote as a file of the project. Whoever edits that file may err, so it is checked anew. */
export function exportedPage(context: Context, analysis: unknown): HTMLElement {
  const parsed = readDocument(analysis);
  if (parsed.kind === "unreadable")
    return html<HTMLElement>`<div class="workbench"><h1>This analysis cannot be read</h1>
      ${problemNote("Nothing of it could be read", parsed.problems)}</div>`;
  const { title, summary, notes, cells } = documentView(context, parsed);
  return html<HTMLElement>`<div class="workbench wb-reading">
    <h1>${title}</h1>
    ${summary}${notes}${cells}</div>`;
}
