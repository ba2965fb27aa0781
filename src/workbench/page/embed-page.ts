import { html } from "htl";
import { excerpt } from "../document/excerpt.js";
import { linkOf, readLink } from "../document/link.js";
import type { ParsedDocument } from "../document/parse.js";
import type { Cell, WorkbenchDocument } from "../document/schema.js";
import { CellFailure } from "../run/cell-state.js";
import type { Execute } from "../run/runner.js";
import type { Context } from "./context.js";
import { documentView } from "./document-view.js";
import { CELL_KEY, reportHeight } from "./frame.js";
import { problemNote } from "./notes.js";

/**
 * An analysis in a frame of another page: the document of the address's fragment, or the one cell of it that the address
 * names, to be read and no more. What a frame shows comes from whoever wrote its address.
 */
export function embedPage(context: Context): HTMLElement {
  const node = html<HTMLElement>`<div class="workbench wb-reading wb-embed"></div>`;
  const framed: Context = { ...context, execute: withoutKernels(context.execute) };
  const only = new URL(location.href).searchParams.get(CELL_KEY);
  node.append(...content(framed, readLink(location.hash), only));
  // The page around it may give the frame another document, and a new fragment loads nothing by itself.
  addEventListener("hashchange", () => location.reload());
  reportHeight(node);
  return node;
}

function content(context: Context, parsed: ParsedDocument | null, only: string | null): readonly HTMLElement[] {
  if (parsed === null)
    return [html`<h1>No analysis here</h1>`, html`<p>The address of this frame holds no analysis. ${home()}</p>`];
  if (parsed.kind === "unreadable")
    return [
      html`<h1>This analysis cannot be read</h1>`,
      problemNote("The address of this frame is damaged", parsed.problems),
      html`<p>${home()}</p>`,
    ];
  const { document } = parsed;
  const cell = document.cells.find(({ id }) => id === only) ?? null;
  if (only !== null && cell === null)
    return [
      html`<h1>${document.title || "Analysis"}</h1>`,
      html`<p>It has no such cell any more.</p>`,
      foot(document, []),
    ];
  const shown = cell === null ? document : excerpt(document, cell.id, context.surroundings);
  const { title, summary, notes, cells } = documentView(context, { ...parsed, document: shown }, only);
  return [
    html`<h1 class=${cell === null ? null : "visually-hidden"}>${title}</h1>`,
    ...(cell === null && summary !== "" ? [summary] : []),
    ...notes,
    cells,
    foot(document, cell === null ? document.cells : [cell]),
  ];
}

/** Where the analysis comes from, and the way to all that a frame does not offer. */
function foot(document: WorkbenchDocument, shown: readonly Cell[]): HTMLElement {
  const link = linkOf(document, new URL("workbench", location.href).href);
  const open = link.kind === "link" ? html`<a href=${link.href}>Open in the workbench</a>` : home();
  const kernels = shown.some(({ kind }) => kind === "kernel") ? " Kernels run only there." : "";
  return html<HTMLElement>`<p class="wb-embed-foot">${document.title ? html.fragment`<cite>${document.title}</cite>, ` : ""}an analysis over the <a href="./">Hardware Friction Map</a>. ${open}.${kernels}</p>`;
}

function home(): HTMLElement {
  return html<HTMLElement>`<a href="./workbench">To the workbench</a>`;
}

/** A kernel takes its reader's device for seconds, and in a frame nobody sees whose it is. */
function withoutKernels(execute: Execute): Execute {
  return async (task, signal, progress) => {
    if (task.cell.kind === "kernel")
      throw new CellFailure("blocked", "A frame runs no kernels: open the page in the workbench.");
    return execute(task, signal, progress);
  };
}
