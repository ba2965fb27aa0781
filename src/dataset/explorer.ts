import { html } from "htl";
import { formatNumber } from "../ui/format.js";
import type { PageState } from "../ui/url-state.js";
import { type AddressSpec, EMPTY_STATE, type ListState, readAddress, writeAddress } from "./address.js";
import type { Bar } from "./bars.js";
import { type DetailPanel, detailPanel } from "./detail-panel.js";
import { facetPanel } from "./facet-panel.js";
import { filterRows, togglePicks, withPicks } from "./facets.js";
import { type HeaderBars, headerBars } from "./header-bars.js";
import { nextOrder } from "./order.js";
import { type List, select } from "./selection.js";
import { virtualGrid } from "./virtual-grid.js";

export interface ExplorerColumn<T> {
  /** Also the name of its sort key, where it has one. */
  readonly key: string;
  readonly label: string;
  readonly title?: string;
  readonly cell: (row: T) => Node | string;
  /** Bars in the header that filter by a facet. */
  readonly bars?: {
    readonly facet: string;
    readonly of: (totals: ReadonlyMap<string, number>) => readonly Bar[];
    readonly colourOf?: (value: string) => string;
  };
}

export interface ExplorerOptions<T> {
  readonly list: List<T>;
  readonly columns: readonly ExplorerColumn<T>[];
  readonly idOf: (row: T) => string;
  /** Parameter of the address that names the open row. */
  readonly openKey: string;
  readonly noun: { readonly one: string; readonly many: string };
  /** What the list's own order is called. */
  readonly usualOrder: string;
  /** What the search looks in, for its placeholder. */
  readonly searchIn: string;
  readonly openFacets: readonly string[];
  readonly reversedFacets: readonly string[];
  readonly state: PageState;
  /** `open` opens another row in this one's place. */
  readonly detail: (row: T, open: (id: string) => void) => { readonly title: string; readonly node: HTMLElement };
  /** What stands under the list; it is told of every new selection. */
  readonly foot: { readonly node: HTMLElement; show(rows: readonly T[], state: ListState): void };
}

/** A list with search, filters, order and a panel for one row, whose whole state is in the page's address. */
export function explorer<T>(options: ExplorerOptions<T>): HTMLElement {
  const { list, columns, idOf, openKey, noun, state: page } = options;
  const ids = new Map(list.rows.map((row) => [idOf(row), row]));
  const spec: AddressSpec = {
    facets: list.facets,
    sortKeys: list.sorts.map(({ key }) => key),
    openKey,
    isRow: (id) => ids.has(id),
  };
  const totals = filterRows(list.rows, list.facets, {}).counts;
  let current: ListState = EMPTY_STATE;
  let writing = false;
  let pending: ReturnType<typeof setTimeout> | undefined;

  const search = html<HTMLInputElement>`<input type="search" autocomplete="off" spellcheck="false" placeholder=${options.searchIn} aria-label=${`Search ${noun.many}`} oninput=${() => change({ q: search.value }, "type")}>`;
  const order = html<HTMLSelectElement>`<select aria-label="Order" onchange=${chooseOrder}></select>`;
  const count = html`<span class="explorer-count" role="status"></span>`;
  const clear = html<HTMLButtonElement>`<button type="button" class="link" onclick=${clearAll}>Clear search and filters</button>`;
  const problems = html`<div class="explorer-problems" role="alert" hidden></div>`;
  const facets = facetPanel({
    facets: list.facets,
    totals,
    open: new Set(options.openFacets),
    reversed: new Set(options.reversedFacets),
    change: (picks) => change({ picks }),
  });
  const number = html`<span class="facet-picked"></span>`;
  const filters = html<HTMLDetailsElement>`<details class="explorer-filters"><summary>Filters ${number}</summary>${facets.node}</details>`;
  const bars = new Map<string, HeaderBars>();
  const grid = virtualGrid<T>({
    label: `${noun.many}: arrow keys move, Enter opens`,
    columns: columns.map((column) => ({ key: column.key, cell: column.cell, header: headerOf(column) })),
    idOf,
    open: (row) => change({ open: idOf(row) }, "push", true),
  });
  const panel: DetailPanel = detailPanel(close);

  function headerOf(column: ExplorerColumn<T>): HTMLElement {
    const sort = list.sorts.find(({ key }) => key === column.key);
    const press = () => sort !== undefined && change({ order: nextOrder(current.order, sort) });
    const label =
      sort === undefined
        ? html`<span class="listing-label" title=${column.title ?? null}>${column.label}</span>`
        : html`<button type="button" class="listing-label" onclick=${press} title=${column.title ?? null}>${column.label}<span class="listing-sort" aria-hidden="true"></span></button>`;
    if (column.bars === undefined) return label;
    const { facet, of, colourOf } = column.bars;
    const total = totals.get(facet) ?? new Map<string, number>();
    const drawn = headerBars({
      bars: of(total),
      totals: total,
      toggle: (values) => change({ picks: togglePicks(current.picks, facet, values) }),
      replace: (values) => change({ picks: withPicks(current.picks, facet, values) }),
      ...(colourOf === undefined ? {} : { colourOf }),
    });
    bars.set(facet, drawn);
    return html`<div>${label}${drawn.node}</div>`;
  }

  function change(next: Partial<ListState>, how: "push" | "type" = "push", takeFocus = false): void {
    const before = current;
    current = { ...current, ...next };
    problems.hidden = true;
    draw(before, takeFocus);
    clearTimeout(pending);
    // Browsers refuse addresses that change with every key.
    if (how === "type") pending = setTimeout(() => write("replace"), 300);
    else write("push");
  }

  function write(how: "push" | "replace"): void {
    clearTimeout(pending);
    pending = undefined;
    writing = true;
    let next = how;
    for (const [key, value] of Object.entries(writeAddress(current, spec))) {
      if (page.get(key) === value) continue;
      page.set(key, value, next);
      next = "replace";
    }
    writing = false;
  }

  function read(takeFocus: boolean): void {
    const { state, problems: found } = readAddress((key) => page.get(key), spec);
    const before = current;
    current = state;
    problems.hidden = found.length === 0;
    problems.replaceChildren(html`<p><strong>Part of this address was left out.</strong> ${found.join(" ")}</p>`);
    draw(before, takeFocus);
  }

  function draw(before: ListState, takeFocus: boolean): void {
    const { rows, counts } = select(list, current);
    if (search.value !== current.q) search.value = current.q;
    drawOrder();
    facets.show(current.picks, counts);
    for (const [key, drawn] of bars) drawn.show(current.picks[key], counts.get(key) ?? new Map());
    const picked = Object.values(current.picks).reduce((sum, values) => sum + values.size, 0);
    number.textContent = picked === 0 ? "" : `${picked} chosen`;
    const all = list.rows.length;
    count.textContent =
      rows.length === all
        ? `${formatNumber(all)} ${noun.many}`
        : `${formatNumber(rows.length)} of ${formatNumber(all)} ${noun.many}`;
    clear.hidden = picked === 0 && current.q === "";
    const listChanged = before.q !== current.q || before.picks !== current.picks || before.order !== current.order;
    if (listChanged || before === EMPTY_STATE) {
      grid.setRows(rows, emptyText());
      grid.setSorted(current.order?.key ?? null, current.order?.descending ?? false);
      options.foot.show(rows, current);
    }
    grid.setOpen(current.open);
    if (before.open !== current.open || before === EMPTY_STATE) showDetail(takeFocus);
  }

  function drawOrder(): void {
    const usual = current.q.trim() === "" ? options.usualOrder : "Relevance";
    const choices = [
      ["", usual],
      ...list.sorts.flatMap(({ key, label }) => [
        [key, `${label} ↑`],
        [`-${key}`, `${label} ↓`],
      ]),
    ];
    order.replaceChildren(...choices.map(([value, label]) => html`<option value=${value}>${label}</option>`));
    order.value = current.order === null ? "" : `${current.order.descending ? "-" : ""}${current.order.key}`;
  }

  function chooseOrder(): void {
    const { value } = order;
    change({ order: value === "" ? null : { key: value.replace(/^-/, ""), descending: value.startsWith("-") } });
  }

  function showDetail(takeFocus: boolean): void {
    const row = current.open === null ? undefined : ids.get(current.open);
    panel.show(row === undefined ? null : options.detail(row, (id) => change({ open: id }, "push", true)), takeFocus);
  }

  function close(): void {
    change({ open: null });
    grid.focus();
  }

  function isHere(target: EventTarget | null): boolean {
    return target === document.body || (target instanceof Node && node.contains(target) && target !== search);
  }

  function clearAll(): void {
    change({ q: "", picks: {} });
    search.focus();
  }

  function emptyText(): HTMLElement {
    return html`<p><strong>No ${noun.one} fits.</strong> Take a word or a filter away, or <button type="button" class="link" onclick=${clearAll}>clear them all</button>.</p>`;
  }

  page.subscribe(() => {
    if (!writing) read(false);
  });
  const node = html`<div class=${`explorer explorer-${noun.many}`}>
    <div class="explorer-main"><div class="explorer-bar" role="search"><span class="explorer-search">${search}</span><label class="explorer-order">Order ${order}</label>${count}${clear}</div>
    ${problems}
    <div class="explorer-columns">${filters}<div class="explorer-list">${grid.node}${options.foot.node}</div></div></div>
    ${panel.node}
  </div>`;
  // On the document: focus falls to its body where what held it is gone.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current.open !== null && !event.defaultPrevented && isHere(event.target)) close();
  });
  filters.open = matchMedia("(min-width: 56rem)").matches;
  read(false);
  // The list has no height before it is in the page.
  requestAnimationFrame(() => current.open !== null && grid.reveal(current.open));
  return node;
}
