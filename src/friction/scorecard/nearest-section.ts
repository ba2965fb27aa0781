import { html } from "htl";
import { AXIS_IDS, type Scores } from "../../analysis/profile.js";
import type { QueryResult, ResultRow } from "../../engine/result.js";
import { dataTable } from "../../ui/data-table.js";
import { evidenceMark } from "../../ui/evidence.js";
import type { Page } from "../../ui/page.js";
import type { Nearest, Subject } from "./similar.js";
import { adoptionText, nearestSentences } from "./words.js";

/** The nearest techniques as a table, with what became of them. */
export function nearestTable(nearest: Nearest, subject: Subject, page: Page): HTMLElement {
  const rows = nearest.shown.map(({ item, distance }): ResultRow => {
    const { technique } = item;
    return {
      technique_id: technique.id,
      technique: technique.name,
      distance,
      differs: item.scores === null ? "" : differences(subject.scores, item.scores),
      introduced: technique.introduced,
      introduced_precision: technique.introduced_precision,
      adoption: adoptionText(technique.adoption_2025),
      first_production: technique.first_production,
      months: technique.months_to_production,
      zone_2025: technique.zone_2025,
      evidence: technique.evidence,
    };
  });
  const result: QueryResult = { columns: COLUMNS, rows };
  return html`<div>${nearestSentences(nearest).map((sentence) => html`<p>${sentence}</p>`)}
    ${dataTable(result, {
      caption: "Nearest techniques",
      hideCaption: true,
      cellHref: (column, _value, row) =>
        column === "technique" ? page.cellHref("technique_id", row["technique_id"] ?? null) : null,
      columns: {
        technique_id: { hidden: true },
        technique: { rowHeader: true },
        differs: { label: "Differs in", description: "Its level less yours, on each axis where they differ" },
        adoption: { label: "Use, end of 2025" },
        first_production: { label: "First in production" },
        months: { label: "after its paper", unit: "months" },
        zone_2025: { label: "Zone now", description: "Zone at the end of 2025" },
        evidence: {
          format: (value) =>
            value === "seen" || value === "disputed" ? evidenceMark(value) : evidenceMark("recalled"),
        },
      },
    })}</div>`;
}

// What became of a technique comes first: on a phone the rest has to be scrolled to.
const COLUMNS: QueryResult["columns"] = [
  { name: "technique_id", kind: "text" },
  { name: "technique", kind: "text" },
  { name: "adoption", kind: "text" },
  { name: "zone_2025", kind: "text" },
  { name: "distance", kind: "number" },
  { name: "differs", kind: "text" },
  { name: "first_production", kind: "text" },
  { name: "months", kind: "number" },
  { name: "introduced", kind: "date" },
  { name: "introduced_precision", kind: "text" },
  { name: "evidence", kind: "text" },
];

/** `PAR +1, IM −1`: the other's level less the reader's. */
function differences(own: Scores, other: Scores): string {
  const parts = AXIS_IDS.flatMap((axis, i) => {
    const by = (other[i] ?? 0) - (own[i] ?? 0);
    return by === 0 ? [] : [`${axis.toUpperCase()} ${by > 0 ? "+" : "−"}${Math.abs(by)}`];
  });
  return parts.join(", ") || "nothing";
}
