import { html } from "htl";
import type { QueryResult, ResultRow } from "../engine/result.js";
import { precisionColumn } from "../schema/table.js";
import { isTableName, tableNamed } from "../schema/tables.js";
import { evidenceMark, isEvidence } from "../ui/evidence.js";
import { formatValue, labelOf } from "../ui/format.js";
import { REMEDIES, toLiveError } from "../ui/live.js";
import type { Page } from "../ui/page.js";
import { type RowKey, readRowKey, rowQuery } from "./row-key.js";

/** One row of the dataset with the meaning of each cell and the works it rests on, by the key in the address. */
export function rowPage(page: Page): HTMLElement {
  const place = html<HTMLElement>`<div class="row-page" aria-live="polite"></div>`;
  let latest = 0;
  const show = async () => {
    const turn = ++latest;
    const key = readRowKey(page.state.get("key") ?? "");
    if (typeof key === "string") {
      place.replaceChildren(html`<div><p>${key}</p>${nextSteps()}</div>`);
      return;
    }
    place.replaceChildren(html`<p class="muted">Looking up the row …</p>`);
    const found = await lookUp(page, key, show);
    if (turn === latest) place.replaceChildren(found);
  };
  page.state.subscribe(() => void show());
  void show();
  return place;
}

async function lookUp(page: Page, key: RowKey, retry: () => Promise<void>): Promise<HTMLElement> {
  const { sql, parameters } = rowQuery(key);
  try {
    const result = await page.engine.query(sql, { parameters });
    const [row] = result.rows;
    return row
      ? rowView(page, key, result, row)
      : html`<div><p>There is no row ${key.values.join("/")} in ${key.table}.</p>${nextSteps()}</div>`;
  } catch (thrown) {
    const { kind, message } = toLiveError(thrown);
    return html`<div role="alert"><p>The row could not be read: ${message} ${REMEDIES[kind]}</p>
      <button type="button" onclick=${() => void retry()}>Retry</button></div>`;
  }
}

function rowView(page: Page, { table, values }: RowKey, { columns }: QueryResult, row: ResultRow): HTMLElement {
  const declared = tableNamed(table);
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const cells = Object.entries(declared.columns).filter(([name]) => row[name] !== null && row[name] !== undefined);
  return html`<article>
    <h2><code>${values.join("/")}</code></h2>
    <p>${declared.title}: each row is ${declared.description}. <a href=${`./methods#table-${table}`}>All its columns</a></p>
    <dl class="row-cells">${cells.map(([name, column]) => {
      const precision = row[precisionColumn(name)];
      const value = row[name];
      const shown = column.type === "enum" && typeof value === "string" ? value.replaceAll("_", " ") : value;
      const text = formatValue(shown, kinds.get(name) ?? "text", {
        ...(column.unit === undefined ? {} : { unit: column.unit }),
        ...(precision === "year" || precision === "month" || precision === "day" ? { precision } : {}),
      });
      return html.fragment`<dt>${labelOf(name)}</dt><dd>${cellView(page, table, name, row, text)}<span class="muted">${column.description}</span></dd>`;
    })}</dl>
  </article>`;
}

/** Where a reader whose address leads to no row may go on. */
function nextSteps(): HTMLElement {
  return html`<p>Look for a technique in <a href="./dataset">the dataset</a>, for a work in <a href="./sources">the sources</a>, or for the tables and their keys in <a href="./methods">the data dictionary</a>.</p>`;
}

/** A cell; one that refers to a work, a technique or another row leads there. */
function cellView(page: Page, table: RowKey["table"], name: string, row: ResultRow, text: string): Node {
  const value = row[name];
  if (name === "evidence" && isEvidence(value)) return html`<span>${evidenceMark(value)} ${text}</span>`;
  if (table === "model_results" && name === "inputs" && Array.isArray(value)) {
    return rowLinks(page, value.map(String), (row) => row);
  }
  const reference = tableNamed(table).columns[name]?.references?.table;
  if (reference === undefined || !isTableName(reference)) return html`<span>${text}</span>`;
  const keys = Array.isArray(value) ? value.map(String) : [String(value)];
  return rowLinks(
    page,
    keys.map((key) => `${reference}:${key}`),
  );
}

/** Links to rows named `table:key`, each under its key unless `text` says otherwise. */
function rowLinks(page: Page, rows: readonly string[], text = (row: string) => row.slice(row.indexOf(":") + 1)) {
  return html<HTMLElement>`<span>${rows.map((row, index) => html.fragment`${index > 0 ? ", " : ""}<a href=${hrefOf(page, row)}>${text(row)}</a>`)}</span>`;
}

/** Works and techniques have pages of their own; every other row is shown here. */
function hrefOf(page: Page, row: string): string {
  const [table, key = ""] = row.split(/:(.*)/s);
  if (table === "sources") return page.sourceHref(key);
  if (table === "architectures") return `./dataset?id=${encodeURIComponent(key)}`;
  return `./row?key=${encodeURIComponent(row)}`;
}
