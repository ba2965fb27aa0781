import { html } from "htl";
import { formatTimestamp } from "../../ui/format.js";
import { decodeDocument } from "../document/codec.js";
import { deleteCell, duplicateCell, foldCell, moveCell, updateHead } from "../document/edit.js";
import type { WorkbenchDocument } from "../document/schema.js";
import type { StoredDocument } from "../store/document-store.js";
import { autosave, type SaveState } from "./autosave.js";
import { applied } from "./cell-body.js";
import { cellList } from "./cell-list.js";
import { type Context, openBench } from "./context.js";
import { delayed } from "./delayed.js";
import { exportPanel } from "./export-panel.js";
import { type CellKey, followKeys, helpSheet } from "./keys.js";
import { datasetNote, problemNote } from "./notes.js";
import { sharePanel } from "./share-panel.js";

/** How long what is said in passing stays. */
const TOLD_MS = 8_000;

/** What is shown of the workbench, until something else is. */
export interface View {
  readonly node: HTMLElement;
  readonly title: string;
  /** Takes the focus when the view has come by a press within the page. */
  focus?(): void;
  close(): void;
}

export interface EditActions {
  /** Opens the document anew as it is saved. */
  readonly reopen: () => void;
  /** Keeps a document under a new id and opens it. */
  readonly keepBoth: (document: WorkbenchDocument) => void;
}

/** A document of this browser, to be worked on. */
export function editPage(context: Context, stored: StoredDocument, { reopen, keepBoth }: EditActions): View {
  const { store, catalog } = context;
  const told = html<HTMLElement>`<p class="wb-told" role="status"></p>`;
  const silence = delayed(() => {
    told.textContent = "";
  }, TOLD_MS);
  const tell = (message: string) => {
    told.textContent = message;
    silence.soon();
  };
  const bench = openBench(context, stored.document, { isEditable: true, tell });
  const { session } = bench;
  const list = cellList(bench);
  const sheet = helpSheet();

  const title = html<HTMLTextAreaElement>`<textarea class="wb-title" rows="1" maxlength="200" placeholder="Title of your page" aria-label="Title" autocomplete="off" spellcheck="false"></textarea>`;
  const summary = html<HTMLTextAreaElement>`<textarea class="wb-summary" rows="1" maxlength="2000" placeholder="In a sentence: which question does this page answer?" aria-label="Summary"></textarea>`;
  const heading = html<HTMLElement>`<h1 class="visually-hidden" tabindex="-1"></h1>`;
  const head = (field: "title" | "summary", text: string) =>
    applied(bench, (document) => updateHead(document, { [field]: text }), field);
  const writeSummary = delayed(() => head("summary", summary.value), 300);
  title.addEventListener("input", () => head("title", title.value.replace(/\s*\n\s*/g, " ")));
  title.addEventListener("keydown", (event) => {
    // A title has one line, however many the screen needs.
    if (event.key === "Enter") event.preventDefault();
  });
  summary.addEventListener("input", writeSummary.soon);
  summary.addEventListener("blur", writeSummary.now);

  const undo = html<HTMLButtonElement>`<button type="button" onclick=${() => session.undo()}>Undo</button>`;
  const redo = html<HTMLButtonElement>`<button type="button" onclick=${() => session.redo()}>Redo</button>`;
  const saving = html<HTMLElement>`<span class="wb-saving" role="status"></span>`;
  const conflict = html<HTMLElement>`<div class="cell-notice" role="alert" hidden></div>`;
  // Before the autosave hears of it: what was just typed is saved too.
  const leave = () => {
    writeSummary.now();
    list.commit();
  };
  addEventListener("pagehide", leave);
  const save = autosave(store, stored.id, stored.revision, session.document, showSaving);

  function showSaving(state: SaveState): void {
    saving.dataset["kind"] = state.kind;
    saving.textContent = state.kind === "pending" ? "Saving…" : state.kind === "conflict" ? "Not saved" : state.text;
    conflict.hidden = state.kind !== "conflict";
    if (state.kind !== "conflict") return;
    conflict.replaceChildren(
      html.fragment`<p>${state.text}</p><p class="wb-buttons"><button type="button" onclick=${() => keepBoth(session.document())}>Keep mine as another page</button> <button type="button" onclick=${() => save.overwrite()}>Save mine over it</button> <button type="button" onclick=${reopen}>Drop mine, open the other</button></p>`,
    );
  }

  function versionsMenu(): HTMLElement {
    const place = html<HTMLElement>`<div></div>`;
    const menu = html<HTMLDetailsElement>`<details class="wb-menu"><summary>History</summary>${place}</details>`;
    menu.addEventListener("toggle", () => {
      if (!menu.open) return;
      const versions = store.versions(stored.id);
      place.replaceChildren(
        versions.length === 0
          ? html`<p class="wb-hint">No earlier version yet. One is kept every few minutes of work, the last 20.</p>`
          : html`<ul class="wb-versions">${versions.map((version) => {
              const restore = () => {
                const read = decodeDocument(version.code);
                if (read.kind === "unreadable") return tell("This version cannot be read any more.");
                session.replace(read.document);
                menu.open = false;
                tell(`Restored the version of ${formatTimestamp(version.savedAt)}. Undo takes it back.`);
              };
              return html`<li><span>${formatTimestamp(version.savedAt)} ${version.title}</span> <button type="button" onclick=${restore}>Restore<span class="visually-hidden"> the version of ${formatTimestamp(version.savedAt)}</span></button></li>`;
            })}</ul>`,
      );
    });
    return menu;
  }

  function cellKey(id: string, does: CellKey): void {
    const { cells } = session.document();
    const at = cells.findIndex((cell) => cell.id === id);
    const cell = cells[at];
    if (cell === undefined) return;
    const go = (to: number) => {
      const node = list.view(cells[to]?.id ?? "")?.node;
      node?.focus({ preventScroll: true });
      node?.scrollIntoView({ block: "nearest" });
    };
    const move = (to: number) => {
      if (to < 0 || to >= cells.length) return;
      if (applied(bench, (document) => moveCell(document, id, to))) tell(`Moved to place ${to + 1}.`);
      list.view(id)?.node.focus();
    };
    if (does === "next") go(at + 1);
    else if (does === "previous") go(at - 1);
    else if (does === "edit") list.view(id)?.edit();
    else if (does === "above") list.offer(at);
    else if (does === "below") list.offer(at + 1);
    else if (does === "up") move(at - 1);
    else if (does === "down") move(at + 1);
    else if (does === "duplicate") {
      if (applied(bench, (document) => duplicateCell(document, id))) tell("Duplicated: the copy is below.");
    } else if (does === "fold") applied(bench, (document) => foldCell(document, id, cell.folded !== true));
    else if (applied(bench, (document) => deleteCell(document, id))) tell("Deleted. Undo brings it back.");
  }

  function show(): void {
    const document = session.document();
    heading.textContent = document.title || "Untitled page";
    if (title.value !== document.title) title.value = document.title;
    if (summary.value !== (document.summary ?? "") && globalThis.document.activeElement !== summary)
      summary.value = document.summary ?? "";
    const focused = globalThis.document.activeElement;
    undo.disabled = !session.canUndo();
    redo.disabled = !session.canRedo();
    // A button that can no longer be pressed would take the focus along.
    if (focused === undo && undo.disabled) redo.focus();
    if (focused === redo && redo.disabled) undo.focus();
    save.soon();
  }
  session.subscribe({ edited: show });
  show();

  const note = datasetNote(stored.document, catalog.version);
  const pin = () => {
    if (applied(bench, (document) => updateHead(document, { dataset: catalog.version }))) note?.remove();
  };
  note?.append(html` <button type="button" class="link" onclick=${pin}>I have checked it with this version</button>`);
  const node = html<HTMLElement>`<div class="workbench">
    <p class="wb-back"><a href="./workbench">All your pages</a></p>
    ${heading}${title}${summary}
    <div class="wb-bar">${undo}${redo}${sharePanel(session.document, tell)}${exportPanel(bench, tell)}${versionsMenu()}<button type="button" onclick=${sheet.open}>Keys</button>${saving}</div>
    ${conflict}${note ?? ""}
    ${
      stored.problems.length === 0
        ? ""
        : problemNote(
            "Parts of this page could not be read",
            stored.problems.map((message) => ({ where: "", message })),
          )
    }
    ${list.node}${told}${sheet.node}
  </div>`;
  const endKeys = followKeys(node, {
    undo: session.undo,
    redo: session.redo,
    save: () => {
      leave();
      save.now();
    },
    help: sheet.open,
    cell: cellKey,
  });
  return {
    node,
    title: stored.document.title || "Untitled page",
    focus: () => (session.document().title === "" ? title : heading).focus(),
    close() {
      leave();
      removeEventListener("pagehide", leave);
      save.end();
      silence.drop();
      endKeys();
      session.close();
    },
  };
}
