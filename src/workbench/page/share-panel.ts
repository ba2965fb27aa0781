import { html } from "htl";
import { loadCatalog } from "../../engine/files.js";
import { copyLink } from "../../ui/copy-link.js";
import { saveBlob } from "../../ui/downloads.js";
import { formatNumber } from "../../ui/format.js";
import { FILE_TYPE, fileName, writeFile } from "../document/file.js";
import { linkOf } from "../document/link.js";
import type { WorkbenchDocument } from "../document/schema.js";
import { selectField } from "./fields.js";
import { documentFrame } from "./frame.js";
import { cellTitle } from "./kinds.js";

/** Ways to pass a document on: a link that holds all of it, a file, or a frame in another page. */
export function sharePanel(document: () => WorkbenchDocument, tell: (message: string) => void): HTMLElement {
  const about = html<HTMLElement>`<p class="wb-hint" role="status"></p>`;
  const page = () => `${location.origin}${location.pathname}`;
  const save = () => {
    try {
      saveBlob(new Blob([writeFile(document())], { type: FILE_TYPE }), fileName(document()));
    } catch (thrown) {
      about.textContent = `No file was made: ${thrown instanceof Error ? thrown.message : String(thrown)}.`;
    }
  };
  const copy = () => {
    const link = linkOf(document(), page());
    if (link.kind === "needs file") about.textContent = `${sentence(link.message)}`;
    else {
      about.textContent = `The link has ${formatNumber(link.href.length)} characters and holds the whole page: nothing is kept on a server.`;
      void copyLink(link.href, tell);
    }
  };
  const snippet = html<HTMLTextAreaElement>`<textarea rows="4" readonly aria-label="HTML of the frame"></textarea>`;
  const copyHtml = html<HTMLButtonElement>`<button type="button" onclick=${() => void copyText(snippet.value, tell)}>Copy HTML</button>`;
  let chosen = "";
  let version: string | null = null;
  loadCatalog().then(
    (catalog) => {
      version = catalog.version;
    },
    () => {},
  );
  const cells = selectField(
    "Show",
    () => [
      { value: "", label: "the whole page" },
      ...document().cells.map((cell) => ({ value: cell.id, label: cellTitle(cell) })),
    ],
    (value) => {
      chosen = value;
      show();
    },
  );
  function show(): void {
    cells.show(chosen);
    const embed = new URL("embed", page()).href;
    // A frame lasts: it must be able to tell whether the data has grown since.
    const dated = { ...document(), dataset: document().dataset ?? version };
    const frame = documentFrame(dated, embed, chosen);
    snippet.value = frame.kind === "html" ? frame.html : sentence(frame.message);
    // What stands there then is no HTML, and would be pasted as if it were.
    copyHtml.disabled = frame.kind === "none";
  }
  const node = html<HTMLDetailsElement>`<details class="wb-menu"><summary>Share</summary><div>
    <p class="wb-buttons"><button type="button" class="primary" onclick=${copy}>Copy link</button> <button type="button" onclick=${save}>Save as file</button></p>${about}
    <details ontoggle=${show}><summary>Embed in another page</summary>
      <div class="wb-fields">${cells.node}</div>${snippet}
      <p class="wb-buttons">${copyHtml}</p></details>
  </div></details>`;
  return node;
}

async function copyText(text: string, tell: (message: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell("HTML copied.");
  } catch {
    tell("The browser does not let this page copy: select the text and copy it yourself.");
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
