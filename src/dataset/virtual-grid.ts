import { html } from "htl";
import { visibleRange } from "./visible-range.js";

/** Height of every row in CSS pixels; `dataset.css` gives it to the rows. */
export const ROW_HEIGHT = 40;

export interface GridColumn<T> {
  readonly key: string;
  /** What stands in the header: a sort button, small bars. */
  readonly header: Node;
  readonly cell: (row: T) => Node | string;
}

export interface GridOptions<T> {
  readonly label: string;
  readonly columns: readonly GridColumn<T>[];
  readonly idOf: (row: T) => string;
  readonly open: (row: T) => void;
}

export interface VirtualGrid<T> {
  readonly node: HTMLElement;
  setRows(rows: readonly T[], empty: Node): void;
  /** Marks the row that is open beside the list. */
  setOpen(id: string | null): void;
  setSorted(key: string | null, descending: boolean): void;
  /** Scrolls no further than it takes for the row to show. */
  reveal(id: string): void;
  focus(): void;
}

let grids = 0;

/**
 * A list of which only the rows in view are in the document. Focus stays on the list as a whole and the active row is
 * named by `aria-activedescendant`, so that scrolling a row out of the document cannot lose it.
 */
export function virtualGrid<T>({ label, columns, idOf, open }: GridOptions<T>): VirtualGrid<T> {
  grids += 1;
  const prefix = `grid-${grids}`;
  let rows: readonly T[] = [];
  let active = -1;
  let openId: string | null = null;
  let drawn = new Map<number, HTMLElement>();
  let scheduled = false;

  const headers = columns.map(
    ({ key, header }) => html`<div role="columnheader" class="listing-cell" data-column=${key}>${header}</div>`,
  );
  const head = html`<div role="rowgroup" class="listing-head"><div role="row" class="listing-row" aria-rowindex="1">${headers}</div></div>`;
  const body = html`<div role="rowgroup" class="listing-body"></div>`;
  const empty = html`<div class="listing-empty" hidden></div>`;
  const node = html`<div class="listing" role="grid" tabindex="0" aria-label=${label}>${head}${body}</div>`;
  const wrapper = html`<div class="listing-frame">${node}${empty}</div>`;

  function draw(): void {
    scheduled = false;
    const [first, end] = visibleRange({
      count: rows.length,
      rowHeight: ROW_HEIGHT,
      scrollTop: node.scrollTop,
      height: node.clientHeight - head.offsetHeight,
    });
    const next = new Map<number, HTMLElement>();
    for (let i = first; i < end; i += 1) {
      const row = rows[i];
      if (row !== undefined) next.set(i, drawn.get(i) ?? drawRow(row, i));
    }
    place(next);
    markRows();
  }

  /** Rows that stay are not touched: one that is moved between press and release would lose its click. */
  function place(next: Map<number, HTMLElement>): void {
    for (const [index, element] of drawn) if (next.get(index) !== element) element.remove();
    let following = body.firstElementChild;
    for (const element of next.values()) {
      if (element === following) following = following.nextElementSibling;
      else body.insertBefore(element, following);
    }
    drawn = next;
  }

  function drawRow(row: T, index: number): HTMLElement {
    const cells = columns.map(
      ({ key, cell }) => html`<div role="gridcell" class="listing-cell" data-column=${key}>${cell(row)}</div>`,
    );
    const element = html`<div role="row" class="listing-row" id=${`${prefix}-${index}`} aria-rowindex=${index + 2}>${cells}</div>`;
    element.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
    return element;
  }

  function markRows(): void {
    for (const [index, element] of drawn) {
      const row = rows[index];
      element.classList.toggle("listing-active", index === active);
      element.setAttribute("aria-selected", String(row !== undefined && idOf(row) === openId));
    }
    if (drawn.has(active)) node.setAttribute("aria-activedescendant", `${prefix}-${active}`);
    else node.removeAttribute("aria-activedescendant");
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(draw);
  }

  function scrollTo(index: number): void {
    const top = index * ROW_HEIGHT;
    const height = node.clientHeight - head.offsetHeight;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + ROW_HEIGHT > node.scrollTop + height) node.scrollTop = top + ROW_HEIGHT - height;
  }

  function firstInView(): number {
    return Math.ceil(node.scrollTop / ROW_HEIGHT);
  }

  function activate(index: number): void {
    active = Math.max(0, Math.min(rows.length - 1, index));
    scrollTo(active);
    draw();
  }

  node.addEventListener("keydown", (event) => {
    if (event.target !== node || event.altKey || event.ctrlKey || event.metaKey || rows.length === 0) return;
    const page = Math.max(1, Math.floor((node.clientHeight - head.offsetHeight) / ROW_HEIGHT) - 1);
    const from = active < 0 ? firstInView() : active;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: rows.length - 1,
    };
    const move = moves[event.key];
    const row = rows[active];
    if (move !== undefined) activate(move);
    else if ((event.key === "Enter" || event.key === " ") && row !== undefined) open(row);
    else return;
    event.preventDefault();
  });
  node.addEventListener("focus", () => {
    const byKeyboard = node.matches(":focus-visible");
    if (byKeyboard && active < 0 && rows.length > 0) activate(firstInView());
  });
  body.addEventListener("click", (event) => {
    // A link opened in another tab is the browser's own business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const external = event.target.closest("a[target]");
    const target = event.target;
    const index = [...drawn].find(([, element]) => element.contains(target))?.[0];
    const row = index === undefined ? undefined : rows[index];
    if (external !== null || index === undefined || row === undefined) return;
    event.preventDefault();
    active = index;
    markRows();
    open(row);
  });
  node.addEventListener("scroll", schedule, { passive: true });
  new ResizeObserver(schedule).observe(node);

  return {
    node: wrapper,
    setRows: (next, nothing) => {
      const kept = rows[active];
      rows = next;
      place(new Map());
      active = kept === undefined ? -1 : next.findIndex((row) => idOf(row) === idOf(kept));
      body.style.height = `${rows.length * ROW_HEIGHT}px`;
      node.setAttribute("aria-rowcount", String(rows.length + 1));
      empty.hidden = rows.length > 0;
      empty.replaceChildren(...(rows.length > 0 ? [] : [nothing]));
      draw();
    },
    setOpen: (id) => {
      openId = id;
      const index = id === null ? -1 : rows.findIndex((row) => idOf(row) === id);
      if (index >= 0) active = index;
      markRows();
    },
    setSorted: (key, descending) =>
      headers.forEach((header, i) => {
        if (columns[i]?.key === key) header.setAttribute("aria-sort", descending ? "descending" : "ascending");
        else header.removeAttribute("aria-sort");
      }),
    reveal: (id) => {
      const index = rows.findIndex((row) => idOf(row) === id);
      if (index >= 0) activate(index);
    },
    focus: () => node.focus({ preventScroll: true }),
  };
}
