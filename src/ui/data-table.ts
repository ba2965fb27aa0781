import { html } from "htl";
import type { QueryResult, ResultRow, Value } from "../engine/result.js";
import { type CellContext, type ColumnView, cellContent, rolesOf } from "./data-cell.js";
import { EVIDENCE, type Evidence, evidenceKey, isEvidence } from "./evidence.js";
import { formatCount, labelOf } from "./format.js";
import { nextSort, type Sort, sortRows } from "./sort.js";

export type { ColumnView } from "./data-cell.js";

export interface TableOptions {
  readonly caption: string | Node;
  /** Reads the caption out without showing it, for a table under a heading that says the same. */
  readonly hideCaption?: boolean | undefined;
  readonly columns?: Readonly<Record<string, ColumnView>> | undefined;
  readonly sort?: Sort | undefined;
  /** Rows shown before the reader asks for all. */
  readonly rowLimit?: number | undefined;
  /** Address of a source by its key. */
  readonly sourceHref?: ((key: string) => string) | undefined;
  /** A source's title by its key, for tooltips and the list under the table. */
  readonly sourceTitle?: ((key: string) => string | undefined) | undefined;
  /** Address that a cell leads to, such as a technique's page for `architecture_id`. */
  readonly cellHref?: ((column: string, value: Value, row: ResultRow) => string | null) | undefined;
}

// More rows than this at once make a phone stutter.
const STEP = 1000;

/** A result as an accessible table: sortable, numbers aligned, evidence marked, sources numbered. */
export function dataTable(result: QueryResult, options: TableOptions): HTMLElement {
  const roles = rolesOf(result, options.columns ?? {});
  const shown = roles.filter(({ view }) => view.hidden !== true);
  const context: CellContext = { ...options, numbers: new Map() };
  let sort: Sort | null = options.sort ?? null;
  let limit = options.rowLimit ?? 50;

  const body = html<HTMLTableSectionElement>`<tbody></tbody>`;
  const headers = shown.map((column) => {
    const { name, view, align } = column;
    const press = () => {
      sort = nextSort(sort, name);
      draw();
    };
    const unit = view.unit === undefined ? "" : html`<span class="unit">${view.unit}</span>`;
    return html`<th scope="col" data-align=${align} data-role=${column.role}>
      <button type="button" onclick=${press} title=${view.description ?? null}>${view.label ?? labelOf(name)}<span class="sort" aria-hidden="true"></span> ${unit}</button>
    </th>`;
  });
  const table = html`<table>
    <caption class=${options.hideCaption ? "visually-hidden" : null}><span>${options.caption}</span></caption>
    <thead><tr>${headers}</tr></thead>
    ${body}
  </table>`;
  const label = typeof options.caption === "string" ? options.caption : (options.caption.textContent ?? "");
  const region = html`<div class="table-region" role="region" tabindex="0" aria-label=${`Table: ${label}`}>${table}</div>`;
  const more = html`<p class="table-more"></p>`;

  function draw(): void {
    const rows = sortRows(result.rows, sort);
    const visible = rows.slice(0, limit);
    shown.forEach(({ name }, i) => {
      if (sort?.column === name) headers[i]?.setAttribute("aria-sort", sort.descending ? "descending" : "ascending");
      else headers[i]?.removeAttribute("aria-sort");
    });
    body.replaceChildren(...visible.map(drawRow));
    if (rows.length === 0) body.append(html`<tr><td colspan=${shown.length} class="muted">No rows.</td></tr>`);
    region.classList.toggle("table-region-tall", visible.length > 25);
    more.replaceChildren();
    more.hidden = rows.length <= limit;
    if (!more.hidden) more.append(moreLine(visible.length, rows.length));
  }

  function drawRow(row: ResultRow): HTMLElement {
    return html`<tr>${shown.map((column) => {
      const content = cellContent(column, row, context);
      return column.rowHeader
        ? html`<th scope="row" data-align=${column.align} data-role=${column.role}>${content}</th>`
        : html`<td data-align=${column.align} data-role=${column.role}>${content}</td>`;
    })}</tr>`;
  }

  function moreLine(count: number, total: number): DocumentFragment {
    const next = Math.min(total, count + STEP);
    const press = () => {
      limit = next;
      draw();
      // The button may be gone now: without this, focus would fall back to the page's top.
      region.focus({ preventScroll: true });
    };
    const text =
      next === total
        ? `Show all ${formatCount(total, "row")}`
        : `Show ${formatCount(next, "row")} of ${formatCount(total, "row")}`;
    return html.fragment`<span>First ${formatCount(count, "row")} of ${formatCount(total, "row")}.</span> <button type="button" class="link" onclick=${press}>${text}</button>`;
  }

  numberSources(result, shown, context.numbers);
  draw();
  return html`<div class="data-table">${region}${more}${footOf(result, shown, context)}</div>`;
}

/** Numbers sources by their first appearance in the result, so that sorting does not renumber them. */
function numberSources(result: QueryResult, shown: ReturnType<typeof rolesOf>, numbers: Map<string, number>): void {
  for (const { name, role } of shown) {
    if (role !== "sources") continue;
    for (const row of result.rows) {
      const keys = row[name];
      if (!Array.isArray(keys)) continue;
      for (const key of keys) if (!numbers.has(String(key))) numbers.set(String(key), numbers.size + 1);
    }
  }
}

function footOf(result: QueryResult, shown: ReturnType<typeof rolesOf>, context: CellContext): HTMLElement | "" {
  const column = shown.find(({ role }) => role === "evidence")?.name;
  const grades = column === undefined ? [] : gradesIn(result, column);
  const sources = [...context.numbers.keys()];
  if (grades.length === 0 && sources.length === 0) return "";
  const items = sources.map((key) => {
    const text = context.sourceTitle?.(key) ?? key;
    return html`<li>${context.sourceHref === undefined ? text : html`<a href=${context.sourceHref(key)}>${text}</a>`}</li>`;
  });
  return html`<div class="table-foot">
    ${grades.length === 0 ? "" : evidenceKey(grades)}
    ${sources.length === 0 ? "" : html`<details><summary>${formatCount(sources.length, "source")}</summary><ol class="sources">${items}</ol></details>`}
  </div>`;
}

function gradesIn(result: QueryResult, column: string): Evidence[] {
  const present = new Set(result.rows.map((row) => row[column]));
  return Object.keys(EVIDENCE)
    .filter(isEvidence)
    .filter((grade) => present.has(grade));
}
