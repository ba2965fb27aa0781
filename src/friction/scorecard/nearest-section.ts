import { html } from "htl";
import { AXIS_IDS, type Scores } from "../../analysis/profile.js";
import type { QueryResult, ResultRow, Value } from "../../engine/result.js";
import { counted } from "../../tables/finding.js";
import { missing } from "../../ui/data-cell.js";
import { dataTable } from "../../ui/data-table.js";
import { evidenceMark } from "../../ui/evidence.js";
import { type DatePrecision, formatDate } from "../../ui/format.js";
import type { Page } from "../../ui/page.js";
import type { Technique } from "./rows.js";
import type { Nearest, Subject } from "./similar.js";
import { adoptionText, nearestSentences } from "./words.js";

/** The nearest techniques as a table, with what became of them: few columns, so that a phone shows them all. */
export function nearestTable(nearest: Nearest, subject: Subject, page: Page): HTMLElement {
  const rows = nearest.shown.map(({ item, distance }): ResultRow => {
    const { technique } = item;
    return {
      technique: technique.name,
      adoption: adoptionText(technique.adoption_2025),
      zone_2025: technique.zone_2025,
      distance,
      ...(item.scores === null ? {} : { differs: differences(subject.scores, item.scores) }),
      technique_id: technique.id,
      introduced: technique.introduced,
      introduced_precision: technique.introduced_precision,
      production: productionText(technique),
      evidence: technique.evidence,
    };
  });
  const result: QueryResult = { columns: COLUMNS, rows };
  return html`<div>${nearestSentences(nearest).map((sentence) => html`<p>${sentence}</p>`)}
    <div class="nearest">${dataTable(result, {
      caption: "Nearest techniques",
      hideCaption: true,
      columns: {
        technique: { rowHeader: true, format: (_, row) => nameCell(row, page) },
        adoption: {
          label: "Use, end of 2025",
          description: "Below it the first production use on record, with the months from the paper",
          format: (value, row) => withSecond(value === null ? missing() : String(value), row["production"]),
        },
        zone_2025: { label: "Zone now", description: "Zone at the end of 2025" },
        distance: {
          align: "start",
          description: "Below it the other's level less yours, on each axis where they differ",
          format: (value, row) => withSecond(String(value), row["differs"]),
        },
      },
    })}</div></div>`;
}

const COLUMNS: QueryResult["columns"] = [
  { name: "technique", kind: "text" },
  { name: "adoption", kind: "text" },
  { name: "zone_2025", kind: "text" },
  { name: "distance", kind: "number" },
];

/** The name over the date and how far the row was checked. */
function nameCell(row: ResultRow, page: Page): HTMLElement {
  const { technique, technique_id: id, introduced, introduced_precision: precision, evidence } = row;
  const href = page.cellHref("technique_id", id ?? null);
  const date = typeof introduced === "string" ? formatDate(introduced, isPrecision(precision) ? precision : "day") : "";
  return html`<div>${href === null ? String(technique) : html`<a href=${href}>${String(technique)}</a>`}
    <span class="cell-second">${date} ${evidenceMark(evidence === "seen" || evidence === "disputed" ? evidence : "recalled")}</span></div>`;
}

function withSecond(first: Node | string, second: Value | undefined): HTMLElement {
  return html`<div>${first}${typeof second === "string" && second !== "" ? html`<span class="cell-second">${second}</span>` : ""}</div>`;
}

function isPrecision(value: unknown): value is DatePrecision {
  return value === "year" || value === "month" || value === "day";
}

/** `First: Llama 2, after 3.1 months`, as far as it is on record. */
function productionText({ first_production: first, months_to_production: months }: Technique): string | null {
  if (first === null) return null;
  return `First: ${first}${months === null ? "" : `, after ${counted(months, "month")}`}`;
}

/** `PAR +1, IM −1`: the other's level less the reader's. */
function differences(own: Scores, other: Scores): string {
  const parts = AXIS_IDS.flatMap((axis, i) => {
    const by = (other[i] ?? 0) - (own[i] ?? 0);
    return by === 0 ? [] : [`${axis.toUpperCase()} ${by > 0 ? "+" : "−"}${Math.abs(by)}`];
  });
  return parts.join(", ");
}
