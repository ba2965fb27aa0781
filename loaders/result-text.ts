import type { QueryResult, ResultRow, Value } from "../src/engine/result.ts";
import { csvField } from "./exports.ts";

/** A result as a JSON array, one row a line. */
export function resultJson({ rows }: QueryResult): string {
  return rows.length === 0 ? "[]\n" : `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
}

/** A result as CSV; lists and structs are JSON within their field. */
export function resultCsv({ columns, rows }: QueryResult): string {
  const lines = rows.map((row) => columns.map(({ name }) => csvField(cellText(row, name))).join(","));
  return `${[columns.map(({ name }) => csvField(name)).join(","), ...lines].join("\n")}\n`;
}

/** A result in aligned columns, numbers to the right. */
export function resultTable({ columns, rows }: QueryResult): string {
  const aligned = columns.map(({ name, kind }) => {
    const cells = rows.map((row) => cellText(row, name).replaceAll("\n", " "));
    const width = Math.max(...[name, ...cells].map((text) => [...text].length));
    const pad = (text: string) => {
      const space = " ".repeat(width - [...text].length);
      return kind === "number" ? space + text : text + space;
    };
    return [pad(name), "-".repeat(width), ...cells.map(pad)];
  });
  const height = columns.length === 0 ? 0 : rows.length + 2;
  const lines = Array.from({ length: height }, (_, line) =>
    aligned
      .map((column) => column[line])
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

function cellText(row: ResultRow, name: string): string {
  const value: Value = row[name] ?? null;
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
