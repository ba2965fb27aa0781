import { html } from "htl";
import { copyLink } from "../../ui/copy-link.js";
import { saveBlob } from "../../ui/downloads.js";
import { formatNumber } from "../../ui/format.js";
import { FILE_TYPE, fileName, writeFile } from "../document/file.js";
import { linkOf } from "../document/link.js";
import type { WorkbenchDocument } from "../document/schema.js";
import { selectField } from "./fields.js";
import { cellTitle } from "./kinds.js";

/** Ways to pass a document on: a link that holds all of it, a file, or a frame in another page. */
export function sharePanel(document: () => WorkbenchDocument, tell: (message: string) => void): HTMLElement {
  const about = html<HTMLElement>`<p class="wb-hint" role="status"></p>`;
  const page = () => `${location.origin}${location.pathname}`;
  const save = () => saveBlob(new Blob([writeFile(document())], { type: FILE_TYPE }), fileName(document()));
  const copy = () => {
    const link = linkOf(document(), page());
    if (link.kind === "needs file") about.textContent = `${sentence(link.message)}`;
    else {
      about.textContent = `The link has ${formatNumber(link.href.length)} characters and holds the whole page: nothing is kept on a server.`;
      void copyLink(link.href, tell);
    }
  };
  const snippet = html<HTMLTextAreaElement>`<textarea rows="4" readonly aria-label="HTML of the frame"></textarea>`;
  let chosen = "";
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
    const link = linkOf(document(), embed);
    snippet.value =
      link.kind === "link"
        ? frameOf(chosen === "" ? link.href : link.href.replace("#", `?cell=${chosen}#`), document().title)
        : sentence(link.message);
  }
  const node = html<HTMLDetailsElement>`<details class="wb-menu"><summary>Share</summary><div>
    <p class="wb-buttons"><button type="button" class="primary" onclick=${copy}>Copy link</button> <button type="button" onclick=${save}>Save as file</button></p>${about}
    <details ontoggle=${show}><summary>Embed in another page</summary>
      <div class="wb-fields">${cells.node}</div>${snippet}
      <p class="wb-buttons"><button type="button" onclick=${() => void copyText(snippet.value, tell)}>Copy HTML</button></p></details>
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

/** A frame with the few lines that give it the height of its content. */
export function frameOf(href: string, title: string): string {
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<iframe src="${escaped(href)}" title="${escaped(title || "Analysis")}" style="width:100%;border:0" height="480" loading="lazy"></iframe>
<script>addEventListener("message",(e)=>{for(const f of document.querySelectorAll("iframe"))if(e.source===f.contentWindow&&Number.isFinite(e.data))f.height=e.data})</script>`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
