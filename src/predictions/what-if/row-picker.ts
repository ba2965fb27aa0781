import { html } from "htl";
import { type TableName, tableNamed } from "../../schema/tables.js";
import type { RecordKey, RecordLookup } from "./record.js";

/** A field that names a row of the record, with all rows to choose from. */
export interface RowPicker {
  readonly node: HTMLElement;
  /** The chosen key; null where there is no such row, which is told at the field. */
  chosen(): string | null;
  key(): string;
  clear(): void;
  focus(): void;
  /** Offers the rows of a table. */
  show(table: TableName): void;
  /** Hears of each choice of a row. */
  readonly onChoice: (listener: (key: string) => void) => void;
}

/** @param id unique on the page */
export function rowPicker(id: string, label: string, lookup: RecordLookup): RowPicker {
  const listeners: ((key: string) => void)[] = [];
  let table: TableName | null = null;
  let keys: readonly RecordKey[] | null = null;
  const offers = html<HTMLDataListElement>`<datalist id=${`${id}-offers`}></datalist>`;
  const input = html<HTMLInputElement>`<input type="text" id=${id} list=${offers.id} autocomplete="off" spellcheck="false" aria-describedby=${`${id}-hint ${id}-problem`}>`;
  const hint = html<HTMLElement>`<span class="field-hint" id=${`${id}-hint`}></span>`;
  const problem = html<HTMLElement>`<span class="field-problem" id=${`${id}-problem`}></span>`;
  const isKnown = (key: string) => keys === null || keys.some((one) => one.key === key);
  const complain = (message: string | null) => {
    problem.textContent = message ?? "";
    if (message === null) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  };
  const noSuchRow = (key: string) => `${table ?? "The table"} has no row ${key}.`;
  input.addEventListener("input", () => complain(null));
  input.addEventListener("change", () => {
    const key = input.value.trim();
    if (key === "") return;
    if (!isKnown(key)) complain(noSuchRow(key));
    else for (const listener of listeners) listener(key);
  });

  async function load(wanted: TableName): Promise<void> {
    keys = null;
    offers.replaceChildren();
    hint.textContent = "Fetching the rows…";
    try {
      const fetched = await lookup.keys(wanted);
      if (table !== wanted) return;
      keys = fetched;
      offers.replaceChildren(
        ...fetched.map(
          ({ key, name }) => html`<option value=${key}>${name === null ? "" : name.slice(0, 80)}</option>`,
        ),
      );
      hint.textContent = `One of ${fetched.length} rows; type a part of its key or name.`;
    } catch (thrown) {
      if (table !== wanted) return;
      const retry = html`<button type="button" class="link" onclick=${() => void load(wanted)}>Retry</button>`;
      hint.replaceChildren(
        html.fragment`The rows could not be fetched (${thrown instanceof Error ? thrown.message : String(thrown)}). ${retry}`,
      );
    }
  }

  return {
    node: html<HTMLElement>`<div class="what-if-field"><label for=${id}>${label}</label>${input}${offers}<div>${problem}${hint}</div></div>`,
    chosen: () => {
      const key = input.value.trim();
      if (key !== "" && isKnown(key)) return key;
      complain(key === "" ? "Choose a row." : noSuchRow(key));
      input.focus();
      return null;
    },
    key: () => input.value.trim(),
    clear: () => {
      input.value = "";
      complain(null);
    },
    focus: () => input.focus(),
    show: (next) => {
      if (next === table && keys !== null) return;
      table = next;
      input.value = "";
      complain(null);
      void load(next);
    },
    onChoice: (listener) => listeners.push(listener),
  };
}

/** A choice among tables; one table needs none. */
export function tableChoice(id: string, tables: readonly TableName[], change: (table: TableName) => void): HTMLElement {
  const select = html<HTMLSelectElement>`<select id=${id} onchange=${() => {
    const chosen = tables[select.selectedIndex];
    if (chosen !== undefined) change(chosen);
  }}>${tables.map((table) => html`<option value=${table}>${titleOf(table)}</option>`)}</select>`;
  return html<HTMLElement>`<div class="what-if-field"><label for=${id}>Table</label>${select}</div>`;
}

function titleOf(table: TableName): string {
  const { title, description } = tableNamed(table);
  return `${title} (${description})`;
}
