import { html } from "htl";
import type { DocumentProblem } from "../document/parse.js";
import type { WorkbenchDocument } from "../document/schema.js";

/** That the data is not what a document was made with; nothing where it is. */
export function datasetNote({ dataset }: Pick<WorkbenchDocument, "dataset">, now: string): HTMLElement | null {
  if (dataset === null || dataset === now) return null;
  return html<HTMLElement>`<p class="wb-note">Made with version <code>${dataset}</code> of the dataset; this site has version <code>${now}</code>, so results may differ from those that its writer saw.</p>`;
}

/** What of a link or a file could not be read. */
export function problemNote(heading: string, problems: readonly DocumentProblem[]): HTMLElement {
  const told = problems.slice(0, 20);
  return html<HTMLElement>`<div class="cell-notice" role="alert"><p><strong>${heading}</strong></p>
    <ul>${told.map(({ where, message }) => html`<li>${where === "" ? "" : html.fragment`<code>${where}</code>: `}${message}</li>`)}
    ${problems.length > told.length ? html`<li>and ${problems.length - told.length} more</li>` : ""}</ul></div>`;
}
