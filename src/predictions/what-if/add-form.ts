import { html } from "htl";
import type { Reference } from "../../schema/column.js";
import { type TableName, tableNamed } from "../../schema/tables.js";
import { formatCount } from "../../ui/format.js";
import type { ScenarioRow } from "../scenario.js";
import { type FieldControl, fieldControl } from "./field-control.js";
import { type Field, fieldsOf } from "./fields.js";
import type { RecordLookup } from "./record.js";
import { rowPicker, tableChoice } from "./row-picker.js";
import {
  type Beginning,
  blankTexts,
  copiedTexts,
  type FieldProblems,
  readRow,
  type Texts,
  textsOf,
} from "./row-texts.js";
import { keyOf } from "./supposition.js";

export interface AddFormOptions {
  readonly tables: readonly TableName[];
  /** The columns of a table that the bet's query reads. */
  readonly read: (table: TableName) => ReadonlySet<string>;
  readonly lookup: RecordLookup;
  /** What a blank row begins with, as of now. */
  readonly beginning: () => Beginning;
  readonly add: (table: TableName, row: ScenarioRow) => void;
}

/** A form for a row that the record does not have, from blank or from a copy of a row that it has. */
export function addForm({ tables, read, lookup, beginning, add }: AddFormOptions): HTMLElement {
  const told = html<HTMLElement>`<p class="what-if-told" role="status"></p>`;
  const copyTold = html<HTMLElement>`<p class="what-if-told" role="status"></p>`;
  const place = html<HTMLElement>`<div></div>`;
  const about = html<HTMLElement>`<p class="field-hint"></p>`;
  const copyOf = rowPicker("what-if-copy", "Begin with a copy of", lookup);
  let table: TableName | undefined = tables[0];
  let fields: readonly Field[] = [];
  let controls: readonly FieldControl[] = [];

  function draw(next: TableName): void {
    table = next;
    const { first, more } = fieldsOf(next, read(next));
    fields = [...first, ...more];
    controls = fields.map((field) => fieldControl(field, `what-if-add-${field.name}`));
    const nodes = controls.map(({ node }) => node);
    const { title, description, key } = tableNamed(next);
    about.textContent = `${title}: a row is ${description}. The fields below are its key (${key.join(", ")}) and the columns that the bet’s query reads; the others cannot change the verdict.`;
    place.replaceChildren(
      html`<div class="what-if-fields">${nodes.slice(0, first.length)}</div>`,
      more.length === 0
        ? ""
        : html`<details class="what-if-more"><summary>${more.length} more columns, which the query does not read</summary><div class="what-if-fields">${nodes.slice(first.length)}</div></details>`,
    );
    copyOf.show(next);
    empty();
    for (const [index, field] of fields.entries()) void offer(field, controls[index]);
  }

  async function offer({ control }: Field, shown: FieldControl | undefined): Promise<void> {
    if (control.kind !== "text" || control.references === null) return;
    // Without the list the field still takes what is typed.
    const values = await known(control.references);
    if (values !== null) shown?.offer(values);
  }

  function known(reference: Reference): Promise<ReadonlySet<string> | null> {
    return lookup.values(reference).catch(() => null);
  }

  function fill(texts: Texts): void {
    for (const control of controls) control.setText(texts[control.name] ?? "");
  }

  copyOf.onChoice(async (key) => {
    const from = table;
    if (from === undefined) return;
    copyTold.textContent = "Fetching the row…";
    try {
      const row = await lookup.row(from, key);
      if (table !== from) return;
      if (row === null) {
        copyTold.textContent = `There is no row ${key}.`;
        return;
      }
      fill(copiedTexts(from, textsOf(from, row), beginning().taken));
      copyTold.textContent = `The fields hold a copy of ${key}; change what you suppose.`;
    } catch (thrown) {
      copyTold.textContent = `The row could not be fetched: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    }
  });

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const into = table;
    if (into === undefined) return;
    const texts = Object.fromEntries(controls.map((control) => [control.name, control.text()]));
    const parsed = readRow(into, fields, texts);
    const problems = parsed.kind === "problems" ? parsed.problems : await unknownRows(parsed.row);
    showProblems(problems);
    if (parsed.kind === "problems" || problems.size > 0) return;
    const key = keyOf(into, parsed.row);
    const isOnRecord = (await lookup.keys(into).catch(() => [])).some((row) => row.key === key);
    add(into, parsed.row);
    empty();
    if (isOnRecord) told.textContent = `The record has a row ${key}: the supposed one stands in its place.`;
  }

  function empty(): void {
    copyOf.clear();
    if (table !== undefined) fill(blankTexts(table, fields, beginning()));
    for (const place of [told, copyTold]) place.textContent = "";
  }

  /** References to rows that the record does not have; where it cannot be asked, nothing is held against them. */
  async function unknownRows(row: ScenarioRow): Promise<FieldProblems> {
    const problems = new Map<string, string>();
    const { taken } = beginning();
    for (const { name, column } of fields) {
      const { references } = column;
      const value = row[name] ?? null;
      // The list of all works is of no use to a supposed row, which rests on none.
      if (references === undefined || references.table === "sources" || value === null) continue;
      const values = await known(references);
      const items = typeof value === "object" ? value : [String(value)];
      const missing = items.find((item) => values !== null && !values.has(item) && !taken.has(item));
      if (missing !== undefined)
        problems.set(name, `${references.table} has no row with ${references.column} ${missing}`);
    }
    return problems;
  }

  function showProblems(problems: FieldProblems): void {
    for (const control of controls) control.showProblem(problems.get(control.name) ?? null);
    const first = controls.find(({ name }) => problems.has(name));
    told.textContent =
      problems.size === 0
        ? ""
        : `Nothing was added: ${formatCount(problems.size, "field needs", "fields need")} another look.`;
    const hidden = first?.node.closest("details");
    if (hidden) hidden.open = true;
    first?.focus();
  }

  const choice = tables.length > 1 ? tableChoice("what-if-add-table", tables, draw) : "";
  const node = html<HTMLFormElement>`<form novalidate onsubmit=${submit}>
    <div class="what-if-fields">${choice}${copyOf.node}</div>
    ${copyTold}${about}${place}
    <p class="what-if-actions"><button type="submit" class="primary">Suppose this row</button> <button type="button" onclick=${empty}>Empty the form</button></p>
    ${told}
  </form>`;
  if (table !== undefined) draw(table);
  return node;
}
