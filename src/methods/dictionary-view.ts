import { html } from "htl";
import type { Dictionary, DictionaryColumn, DictionaryTable } from "../schema/dictionary.js";
import { formatCount, formatNumber } from "../ui/format.js";

/** The data dictionary: each table behind a disclosure, its columns with type, unit, meaning and constraints. */
export function dictionaryView({ tables, views, rules }: Dictionary): DocumentFragment {
  return html.fragment`
    ${tables.map(tableEntry)}
    <h3 id="views">Views</h3>
    <p>Derived tables, written as SQL over the tables above and available in every query.</p>
    ${views.map(
      ({ name, description, columns }) => html`<details class="dictionary-table" id=${`view-${name}`}>
        <summary><code>${name}</code> ${description}</summary>
        <p>${columns.map((column, i) => html`${i === 0 ? "" : ", "}<code>${column.name}</code> ${column.type}`)}</p>
      </details>`,
    )}
    <h3 id="rules">Rules that tie rows together</h3>
    <ul>${rules.map(({ description, tables: names }) => html`<li>${description} <span class="muted">(${names.join(", ")})</span></li>`)}</ul>`;
}

function tableEntry({ name, title, description, rowCount, key, rules, columns }: DictionaryTable): HTMLElement {
  return html`<details class="dictionary-table" id=${`table-${name}`}>
    <summary><code>${name}</code> ${title}: ${formatCount(rowCount, "row")}</summary>
    <p>One row is ${description}. Its key is ${key.map((column, i) => html`${i === 0 ? "" : " + "}<code>${column}</code>`)}.</p>
    <div class="table-region" role="region" tabindex="0" aria-label=${`Columns of ${name}`}>
      <table>
        <thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">Meaning</th><th scope="col" data-align="end">Filled</th></tr></thead>
        <tbody>${columns.map((column) => columnRow(column, rowCount))}</tbody>
      </table>
    </div>
    ${rules.length === 0 ? "" : html`<p>Checked in each row: ${rules.join("; ")}.</p>`}
  </details>`;
}

function columnRow(column: DictionaryColumn, rowCount: number): HTMLElement {
  const { name, sqlType, description, required, filled, references } = column;
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>${sqlType}${required ? "" : ", may be empty"}</td>
    <td>${description}${constraintText(column)}
      ${references ? html` <span class="muted">Refers to <code>${references.table}.${references.column}</code>.</span>` : ""}
      ${valueList(column)}</td>
    <td data-align="end">${rowCount === 0 ? "—" : `${formatNumber((100 * filled) / rowCount, 0)} %`}</td>
  </tr>`;
}

function constraintText({ unit, min, max }: DictionaryColumn): string {
  const range =
    min === null ? (max === null ? "" : `at most ${max}`) : max === null ? `at least ${min}` : `${min} to ${max}`;
  const parts = [unit ?? "", range].filter(Boolean);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function valueList({ values }: DictionaryColumn): HTMLElement | string {
  if (values.length === 0) return "";
  return html`<details><summary>${formatCount(values.length, "value")}</summary>
    <dl class="enum-values">${values.map(({ value, meaning, count }) => html`<dt><code>${value}</code> <span class="muted">${count}</span></dt><dd>${meaning}</dd>`)}</dl>
  </details>`;
}
