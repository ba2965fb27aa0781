import { isList } from "../src/schema/cell.ts";
import type { ParsedRow } from "../src/schema/rules.ts";
import { sqlColumns } from "../src/schema/sql.ts";
import type { Table } from "../src/schema/table.ts";
import { type FlatValue, flatRow } from "./flat-row.ts";

const ENCODER = new TextEncoder();

/**
 * A table as CSV with the columns of the database: each date is written in full and followed by its precision, truth is
 * `true` or `false`, items of a list are separated by `;`.
 */
export function tableCsv(table: Table, rows: readonly ParsedRow[]): Uint8Array {
  const names = sqlColumns(table).map(({ name }) => name);
  const lines = rows.map((row) => {
    const values = flatRow(table, row);
    return names.map((name) => csvField(flatText(values[name] ?? null))).join(",");
  });
  return ENCODER.encode([names.join(","), ...lines, ""].join("\n"));
}

/** A table as a JSON array with one object for each row, one row a line. */
export function tableJson(table: Table, rows: readonly ParsedRow[]): Uint8Array {
  return jsonLines(rows.map((row) => flatRow(table, row)));
}

/** A JSON array with one element a line, so that a change of one row changes one line. */
export function jsonLines(elements: readonly object[]): Uint8Array {
  if (elements.length === 0) return ENCODER.encode("[]\n");
  return ENCODER.encode(`[\n${elements.map((element) => JSON.stringify(element)).join(",\n")}\n]\n`);
}

/** A JSON document for people and programs. */
export function jsonDocument(document: object): Uint8Array {
  return ENCODER.encode(`${JSON.stringify(document, null, 2)}\n`);
}

/** A JSON document for programs alone. */
export function jsonCompact(document: object): Uint8Array {
  return ENCODER.encode(`${JSON.stringify(document)}\n`);
}

/** One field of RFC 4180, quoted only where it must be. */
export function csvField(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function flatText(value: FlatValue): string {
  if (value === null) return "";
  return isList(value) ? value.join(";") : String(value);
}
