import { html } from "htl";
import { KERNELS, kernelNamed } from "../../gpu/kernels/index.js";
import { addCell, moveCell } from "../document/edit.js";
import type { CellKind } from "../document/schema.js";
import { applied, type Bench } from "./cell-body.js";
import { type CellView, cellView } from "./cell-view.js";
import { chartSuiter } from "./chart-suiter.js";
import { isKind, KINDS, newCell } from "./kinds.js";

export interface CellList {
  readonly node: HTMLElement;
  /** Offers kinds of cells at a place. */
  offer(at: number): void;
  view(id: string): CellView | undefined;
  /** Puts what is typed, but waits for a pause, into the document. */
  commit(): void;
}

/** The cells of a document in their order, kept in step with it; between them, places for more. */
export function cellList(bench: Bench, only: string | null = null): CellList {
  const { session, isEditable } = bench;
  const charts = chartSuiter(session);
  const views = new Map<string, CellView>();
  const adders: ReturnType<typeof adder>[] = [];
  const node = html<HTMLElement>`<div class="wb-cells"></div>`;

  function add(kind: CellKind, at: number): void {
    const cell = charts.suited(newCell(kind, session.document(), at, CONTEXT));
    if (!applied(bench, (document) => addCell(document, cell, at))) return;
    const made = session.document().cells[at];
    if (made === undefined) return;
    charts.follow(made);
    const view = views.get(made.id);
    view?.node.focus({ preventScroll: true });
    view?.node.scrollIntoView({ block: "nearest" });
    bench.tell(`${KINDS[kind].label} cell added at place ${at + 1}.`);
  }

  function sync(): void {
    const { cells } = session.document();
    const focused = document.activeElement;
    const shown = cells.filter(({ id }) => only === null || id === only);
    const present = new Set(shown.map(({ id }) => id));
    let gone = -1;
    for (const [id, view] of views) {
      if (present.has(id)) continue;
      if (view.node.contains(focused)) gone = [...views.keys()].indexOf(id);
      view.node.remove();
      views.delete(id);
    }
    const wanted: HTMLElement[] = [];
    for (const [index, cell] of shown.entries()) {
      const known = views.get(cell.id);
      const view = known?.kind === cell.kind ? known : cellView(bench, cell);
      if (known !== view) known?.node.remove();
      views.set(cell.id, view);
      view.update(cell);
      if (isEditable) wanted.push(adderAt(index).node);
      wanted.push(view.node);
    }
    if (isEditable) wanted.push(adderAt(shown.length).node);
    for (const extra of adders.splice(isEditable ? shown.length + 1 : 0)) extra.node.remove();
    // A page without cells begins with the choice of the first.
    adders[0]?.unfold(shown.length === 0);
    // Only what is not in its place is moved: a moved editor loses its focus.
    for (const [index, element] of wanted.entries()) {
      if (node.children[index] !== element) node.insertBefore(element, node.children[index] ?? null);
    }
    // Without this, focus would fall back to the page's top.
    if (gone >= 0) adders[Math.min(gone, shown.length)]?.node.querySelector("button")?.focus();
    if (focused instanceof HTMLElement && focused !== document.activeElement && node.contains(focused)) focused.focus();
  }

  function adderAt(at: number) {
    const known = adders[at];
    if (known !== undefined) return known;
    const made = adder(at, add);
    adders.push(made);
    return made;
  }

  sync();
  if (isEditable) dragging(bench, node);
  session.subscribe({
    edited: sync,
    ran: (id) => {
      views.get(id)?.show();
      // A text shows values of several cells, and each as soon as it is there.
      for (const [other, view] of views)
        if (view.kind === "markdown" && session.graph().nodes.get(other)?.reads.includes(id)) view.show();
    },
  });
  return {
    node,
    offer: (at) => adders[at]?.open(),
    view: (id) => views.get(id),
    commit: () => {
      for (const view of views.values()) view.commit();
    },
  };
}

const CONTEXT = {
  kernel: { id: KERNELS[0]?.id ?? "", parameters: kernelNamed(KERNELS[0]?.id ?? "")?.sizes.quick ?? {} },
  prediction: "waw-claim3-pure-ssm-ceiling",
};

/** A place for a cell: a quiet button that unfolds into the kinds. */
function adder(at: number, add: (kind: CellKind, at: number) => void) {
  const kinds = html<HTMLElement>`<div class="wb-kinds" hidden>${Object.entries(KINDS).map(
    ([kind, { label, about }]) => {
      const press = () => {
        close();
        if (isKind(kind)) add(kind, at);
      };
      return html`<button type="button" onclick=${press}><b>${label}</b><span>${about}</span></button>`;
    },
  )}</div>`;
  const button = html<HTMLButtonElement>`<button type="button" class="link" aria-expanded="false" onclick=${() => (kinds.hidden ? open() : close())}>Add cell<span class="visually-hidden"> at place ${at + 1}</span></button>`;
  const node = html<HTMLElement>`<div class="wb-add">${button}${kinds}</div>`;
  let isForEmpty = false;
  function unfold(isOpen: boolean): void {
    // What its reader unfolded is left alone.
    if (isOpen || isForEmpty) fold(!isOpen);
    isForEmpty = isOpen;
  }
  function fold(isFolded: boolean): void {
    kinds.hidden = isFolded;
    button.setAttribute("aria-expanded", String(!isFolded));
  }
  function open(): void {
    fold(false);
    kinds.querySelector("button")?.focus();
  }
  const close = () => fold(true);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || kinds.hidden) return;
    close();
    button.focus();
    event.stopPropagation();
  });
  return { node, open, unfold };
}

/** Cells are dragged by their handles; buttons and keys do the same. */
function dragging(bench: Bench, node: HTMLElement): void {
  let dragged: string | null = null;
  const cellAt = (event: DragEvent) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(".wb-cell") : null;
  const clear = () => {
    for (const marked of node.querySelectorAll("[data-drop]")) marked.removeAttribute("data-drop");
  };
  node.addEventListener("dragstart", (event) => {
    const cell = event.target instanceof Element && event.target.matches(".wb-handle") ? cellAt(event) : null;
    dragged = cell?.dataset["cell"] ?? null;
    if (cell === null || event.dataTransfer === null) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(cell, 16, 16);
  });
  const isBelow = (event: DragEvent, cell: HTMLElement) => {
    const { top, height } = cell.getBoundingClientRect();
    return event.clientY > top + height / 2;
  };
  node.addEventListener("dragover", (event) => {
    const cell = cellAt(event);
    if (dragged === null || cell === null) return;
    event.preventDefault();
    clear();
    cell.dataset["drop"] = isBelow(event, cell) ? "after" : "before";
  });
  node.addEventListener("dragend", () => {
    dragged = null;
    clear();
  });
  node.addEventListener("drop", (event) => {
    const cell = cellAt(event);
    const id = dragged;
    clear();
    if (id === null || cell === null) return;
    event.preventDefault();
    const { cells } = bench.session.document();
    const from = cells.findIndex((one) => one.id === id);
    const over = cells.findIndex((one) => one.id === cell.dataset["cell"]);
    const to = over + (isBelow(event, cell) ? 1 : 0);
    applied(bench, (document) => moveCell(document, id, to > from ? to - 1 : to));
  });
}
