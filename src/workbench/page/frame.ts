import { linkOf } from "../document/link.js";
import { escaped } from "../document/markdown.js";
import type { WorkbenchDocument } from "../document/schema.js";

/** The key in a frame's address that names the one cell it shows, by the cell's id. */
export const CELL_KEY = "cell";

/** What a frame tells the page around it: how high it would be, in CSS pixels. */
export interface HeightMessage {
  readonly frictionMapHeight: number;
}

// What a shown analysis needs and no more: no download, no dialog, no form, no way to lead the page around it elsewhere.
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** HTML of a frame, with the line of script that gives it the height of its content. */
export function frameOf(href: string, title: string): string {
  return `<iframe src="${escaped(href)}" title="${escaped(title.trim() || "Analysis")}" sandbox="${SANDBOX}" loading="lazy" height="480" style="width:100%;border:0"></iframe>
<script>addEventListener("message",(e)=>{for(const f of document.querySelectorAll("iframe"))if(e.source===f.contentWindow&&e.data?.frictionMapHeight>0)f.height=e.data.frictionMapHeight})</script>`;
}

/** A frame of a document, or why it cannot have one. */
export type DocumentFrame =
  | { readonly kind: "html"; readonly html: string }
  | { readonly kind: "none"; readonly message: string };

/**
 * A frame of a whole document or of one of its cells.
 *
 * @param embed the address of the page that shows a document in a frame
 * @param cell the id of the one cell to show; empty for all
 */
export function documentFrame(document: WorkbenchDocument, embed: string, cell: string): DocumentFrame {
  const link = linkOf(document, embed);
  if (link.kind !== "link") return { kind: "none", message: link.message };
  const href = cell === "" ? link.href : link.href.replace("#", `?${CELL_KEY}=${cell}#`);
  return { kind: "html", html: frameOf(href, document.title) };
}

/** Tells the page around this one how high the node is, now and whenever that changes. */
export function reportHeight(node: HTMLElement): void {
  if (parent === window) return;
  new ResizeObserver(() => {
    const message: HeightMessage = { frictionMapHeight: Math.ceil(node.getBoundingClientRect().height) };
    // Anybody may put an analysis into a page, and its height is no secret.
    parent.postMessage(message, "*");
  }).observe(node);
}
