import { html } from "htl";
import { formatTimestamp } from "../../ui/format.js";
import { updateHead } from "../document/edit.js";
import { readFile } from "../document/file.js";
import type { WorkbenchDocument } from "../document/schema.js";
import type { StoredSummary } from "../store/document-store.js";
import type { Context } from "./context.js";
import type { View } from "./edit-page.js";
import { EXAMPLES } from "./examples.js";
import { problemNote } from "./notes.js";

export interface HomeActions {
  /** Keeps a document under a new id and opens it. */
  readonly create: (document: WorkbenchDocument) => void;
  readonly empty: () => WorkbenchDocument;
}

/** What the workbench is, pages to start from, and the pages of this browser. */
export function homePage({ store, catalog }: Context, { create, empty }: HomeActions): View {
  const list = html<HTMLElement>`<div></div>`;
  const notice = html<HTMLElement>`<div></div>`;
  const file = html<HTMLInputElement>`<input type="file" accept=".json,application/json" id="wb-file" class="visually-hidden">`;
  file.addEventListener("change", () => void open());

  async function open(): Promise<void> {
    const [chosen] = file.files ?? [];
    file.value = "";
    if (chosen === undefined) return;
    const parsed = readFile(await chosen.text());
    if (parsed.kind === "document") return create(parsed.document);
    notice.replaceChildren(
      problemNote(
        parsed.kind === "unreadable" ? `${chosen.name} cannot be opened` : `Not all of ${chosen.name} could be read`,
        parsed.problems,
      ),
    );
    if (parsed.kind === "partial") {
      const { document } = parsed;
      notice.append(
        html`<p class="wb-buttons"><button type="button" onclick=${() => create(document)}>Open what could be read</button></p>`,
      );
    }
  }

  function draw(): void {
    const documents = store.list();
    list.replaceChildren(
      documents.length === 0
        ? html`<p class="muted">${store.problem ?? "None yet. Pages that you make are kept in this browser and nowhere else."}</p>`
        : html`<ul class="wb-documents">${documents.map(item)}</ul>`,
    );
  }

  function item({ id, title, savedAt }: StoredSummary): HTMLElement {
    const shown = title || "Untitled page";
    const node = html<HTMLElement>`<li></li>`;
    const rest = () => {
      const rename = () => {
        const input = html<HTMLInputElement>`<input type="text" maxlength="200" value=${title} aria-label=${`New title of ${shown}`}>`;
        const done = () => {
          const stored = store.load(id);
          const edited = stored && updateHead(stored.document, { title: input.value });
          if (stored && edited?.kind === "edited") store.save(id, edited.document, stored.revision);
          draw();
        };
        node.replaceChildren(
          html`<form onsubmit=${(event: Event) => {
            event.preventDefault();
            done();
          }}>${input} <button type="submit">Rename</button> <button type="button" onclick=${rest}>Cancel</button></form>`,
        );
        input.select();
      };
      const ask = () => {
        const remove = () => {
          store.remove(id);
          draw();
        };
        const sure = html<HTMLButtonElement>`<button type="button" onclick=${remove}>Delete</button>`;
        node.replaceChildren(
          html.fragment`<span role="alert">Delete “${shown}” and its history for good?</span> ${sure} <button type="button" onclick=${rest}>Keep it</button>`,
        );
        sure.focus();
      };
      node.replaceChildren(
        html.fragment`<a href=${`./workbench?page=${encodeURIComponent(id)}`}>${shown}</a> <span class="muted">${formatTimestamp(savedAt)}</span>
          <button type="button" class="link" onclick=${rename}>Rename<span class="visually-hidden"> ${shown}</span></button>
          <button type="button" class="link" onclick=${ask}>Delete<span class="visually-hidden"> ${shown}</span></button>`,
      );
    };
    rest();
    return node;
  }

  draw();
  const unsubscribe = store.subscribe(draw);
  const examples = EXAMPLES.map(({ document, about }) => {
    const start = () => create({ ...document, dataset: catalog.version });
    return html`<li><button type="button" onclick=${start}><b>${document.title}</b><span>${about}</span></button></li>`;
  });
  const heading = html<HTMLElement>`<h1 tabindex="-1">Workbench</h1>`;
  const node = html<HTMLElement>`<div class="workbench wb-home">
    ${heading}
    <p class="lead">Ask the dataset your own question, on a page that you compose of queries, charts and words. Pass it on as a link: the link holds the whole page. No account, no server.</p>
    <p class="wb-buttons"><button type="button" class="primary" onclick=${() => create(empty())}>New page</button>
      <label class="wb-file" for="wb-file">Open a file</label>${file}</p>
    ${notice}
    <h2 id="examples">Start from an example</h2>
    <ul class="wb-examples">${examples}</ul>
    <h2 id="pages">Your pages</h2>
    ${store.problem === null ? "" : html`<p class="wb-note">${store.problem}</p>`}
    ${list}
    <h2 id="how">How a page works</h2>
    <ul>
      <li>A page is a list of cells: queries, charts, tables, text, parameters, kernels of the lab, scores, bets.</li>
      <li>A query has a name. Later cells read its rows by that name: <code>SELECT * FROM lags</code>.</li>
      <li>A query that reads another query computes it again: <code>random()</code> there gives other values than the cell itself shows, and a long chain of queries takes longer.</li>
      <li>A parameter has a name too. Queries read it as <code>$name</code>; move it, and what depends on it runs again.</li>
      <li>Queries run in your browser and can only read. Nothing that you write leaves it until you share a link.</li>
    </ul>
  </div>`;
  return { node, title: "Workbench", focus: () => heading.focus(), close: unsubscribe };
}
