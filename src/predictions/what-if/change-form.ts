import { html } from "htl";
import { type TableName, tableNamed } from "../../schema/tables.js";
import type { ScenarioValue } from "../scenario.js";
import { type FieldControl, fieldControl } from "./field-control.js";
import { type Field, fieldOf } from "./fields.js";
import type { RecordLookup } from "./record.js";
import { rowPicker, tableChoice } from "./row-picker.js";
import { readCell, textsOf } from "./row-texts.js";

export interface ChangeFormOptions {
  readonly tables: readonly TableName[];
  /** The columns of a table that the bet's query reads. */
  readonly read: (table: TableName) => ReadonlySet<string>;
  readonly lookup: RecordLookup;
  readonly change: (table: TableName, key: string, column: string, value: ScenarioValue) => void;
}

/** A form for another value in one cell of a row that the record has. */
export function changeForm({ tables, read, lookup, change }: ChangeFormOptions): HTMLElement {
  const picker = rowPicker("what-if-change-row", "Row", lookup);
  const columnSelect = html<HTMLSelectElement>`<select id="what-if-change-column" onchange=${drawValue}></select>`;
  const place = html<HTMLElement>`<div></div>`;
  const told = html<HTMLElement>`<p class="what-if-told" role="status"></p>`;
  let table: TableName | undefined = tables[0];
  let columns: readonly string[] = [];
  let value: { readonly field: Field; readonly control: FieldControl } | null = null;

  function draw(next: TableName): void {
    table = next;
    const { key, columns: declared } = tableNamed(next);
    const names = Object.keys(declared).filter((name) => !key.includes(name));
    const isRead = read(next);
    const first = names.filter((name) => isRead.has(name));
    const others = names.filter((name) => !isRead.has(name));
    columns = [...first, ...others];
    const options = (list: readonly string[]) =>
      list.map((name) => html`<option value=${name}>${name}: ${declared[name]?.description ?? ""}</option>`);
    columnSelect.replaceChildren(
      html`<optgroup label="Read by the bet’s query">${options(first)}</optgroup>`,
      html`<optgroup label="Not read by it">${options(others)}</optgroup>`,
    );
    picker.show(next);
    drawValue();
  }

  function drawValue(): void {
    const name = columns[columnSelect.selectedIndex];
    const column = table === undefined || name === undefined ? undefined : tableNamed(table).columns[name];
    if (name === undefined || column === undefined) return;
    const field = fieldOf(name, column, !column.optional);
    const control = fieldControl(field, "what-if-change-value");
    value = { field, control };
    place.replaceChildren(control.node);
    void showPresent();
  }

  /** Fills in what the record has, for the reader to change. */
  async function showPresent(): Promise<void> {
    const asked = value;
    const key = picker.key();
    if (asked === null || table === undefined || key === "") return;
    const from = table;
    try {
      const row = await lookup.row(from, key);
      if (row === null || asked !== value || key !== picker.key()) return;
      const present = textsOf(from, row)[asked.field.name] ?? "";
      asked.control.setText(present);
      told.textContent = `The record has ${present === "" ? "nothing" : `“${present}”`} there.`;
    } catch (thrown) {
      told.textContent = `The present value could not be fetched: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    }
  }
  picker.onChoice(() => void showPresent());

  function submit(event: Event): void {
    event.preventDefault();
    const key = picker.chosen();
    if (key === null || table === undefined || value === null) return;
    const { field, control } = value;
    const read = readCell(field, control.text());
    if (read.kind === "problem") {
      control.showProblem(read.message);
      control.focus();
      return;
    }
    told.textContent = "";
    change(table, key, field.name, read.value);
  }

  const node = html<HTMLFormElement>`<form novalidate onsubmit=${submit}>
    <div class="what-if-fields">
      ${tables.length > 1 ? tableChoice("what-if-change-table", tables, draw) : ""}
      ${picker.node}
      <div class="what-if-field"><label for="what-if-change-column">Column</label>${columnSelect}</div>
      ${place}
    </div>
    ${told}
    <p class="what-if-actions"><button type="submit" class="primary">Suppose this value</button></p>
  </form>`;
  if (table !== undefined) draw(table);
  return node;
}

export interface RemoveFormOptions {
  readonly tables: readonly TableName[];
  readonly lookup: RecordLookup;
  readonly remove: (table: TableName, key: string) => void;
}

/** A form for a row that the record has and the supposition has not. */
export function removeForm({ tables, lookup, remove }: RemoveFormOptions): HTMLElement {
  const picker = rowPicker("what-if-remove-row", "Row", lookup);
  let table: TableName | undefined = tables[0];
  const draw = (next: TableName) => {
    table = next;
    picker.show(next);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const key = picker.chosen();
    if (key === null || table === undefined) return;
    remove(table, key);
    picker.clear();
  };
  const node = html<HTMLFormElement>`<form novalidate onsubmit=${submit}>
    <div class="what-if-fields">${tables.length > 1 ? tableChoice("what-if-remove-table", tables, draw) : ""}${picker.node}</div>
    <p class="what-if-actions"><button type="submit" class="primary">Suppose it is not there</button></p>
  </form>`;
  if (table !== undefined) draw(table);
  return node;
}
