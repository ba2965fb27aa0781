import { html } from "htl";
import { emptyDocument, freshId } from "../document/edit.js";
import { readLink } from "../document/link.js";
import type { WorkbenchDocument } from "../document/schema.js";
import type { Context } from "./context.js";
import { editPage, type View } from "./edit-page.js";
import { homePage } from "./home-page.js";
import { followMenus } from "./menus.js";
import { readPage } from "./read-page.js";

const PAGE_KEY = "page";

/** The workbench: a page from a link, a page of this browser, or the way to either, as the address says. */
export function workbenchPage(context: Context): HTMLElement {
  const { store, catalog } = context;
  const node = html<HTMLElement>`<div></div>`;
  let view: View | null = null;
  let shown = "";

  function go(href: string): void {
    history.pushState(null, "", href);
    show();
    view?.focus?.();
  }

  function create(document: WorkbenchDocument): void {
    const id = freshPageId();
    const saved = store.save(id, document, null);
    if (saved.kind === "refused") alert(saved.message);
    else go(`${location.pathname}?${PAGE_KEY}=${id}`);
  }

  function freshPageId(): string {
    const taken = new Set(store.list().map(({ id }) => id));
    for (;;) {
      const id = `${freshId(emptyDocument(null))}${freshId(emptyDocument(null))}`;
      if (!taken.has(id)) return id;
    }
  }

  function viewOf(): View {
    const parsed = readLink(location.hash);
    if (parsed !== null) return readPage(context, parsed, create);
    const id = new URL(location.href).searchParams.get(PAGE_KEY);
    if (id === null) return homePage(context, { create, empty: () => emptyDocument(catalog.version) });
    const stored = store.load(id);
    return stored === null ? missing() : editPage(context, stored, { reopen: show, keepBoth: create });
  }

  function missing(): View {
    const lost = html<HTMLElement>`<div class="workbench"><h1>No such page here</h1>
      <p>This browser keeps no page at this address. Pages are kept in the browser in which they were made; to pass one on, copy its link there.</p>
      <p><a href="./workbench">To the workbench</a></p></div>`;
    return { node: lost, title: "No such page here", close: () => {} };
  }

  function show(): void {
    shown = addressOf();
    // What is closed may still save, and the next view may be of the same document.
    view?.close();
    view = viewOf();
    node.replaceChildren(view.node);
    document.title = `${view.title} | Hardware Friction Map, live`;
    scrollTo(0, 0);
  }

  function addressOf(): string {
    return `${location.search}${location.hash.startsWith("#doc:") || location.hash.startsWith("#sql:") ? location.hash : ""}`;
  }

  followMenus(node);
  // Links within the page need no reload, which would start the query engine anew.
  node.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (link === null || link.target !== "" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash !== "") return;
    event.preventDefault();
    go(link.href);
  });
  addEventListener("popstate", () => {
    if (addressOf() !== shown) show();
  });
  show();
  return node;
}
