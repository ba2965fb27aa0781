import { html } from "htl";
import type { QueryResult, Value } from "../engine/result.js";
import { formatBytes } from "./format.js";

/** A file that a reader can take along. */
export interface Download {
  readonly name: string;
  readonly href: string;
  /** What the file is: `CSV`, `JSON`, `Parquet`, `SVG`. */
  readonly format: string;
  readonly bytes?: number | undefined;
}

/** A result as RFC 4180 CSV: CRLF between records, lists joined by `;` as in the dataset's own files, null as nothing. */
export function toCsv(result: QueryResult): string {
  const names = result.columns.map(({ name }) => name);
  const records = [names, ...result.rows.map((row) => names.map((name) => csvText(row[name] ?? null)))];
  return records.map((record) => `${record.map(csvField).join(",")}\r\n`).join("");
}

function csvText(value: Value): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map(csvText).join(";");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A field of RFC 4180 CSV, in quotes only where it needs them. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A result as JSON, with whatever says where it comes from in front of its columns and rows. */
export function toJson(result: QueryResult, about: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ ...about, columns: result.columns, rows: result.rows }, null, 1)}\n`;
}

/** Hands the reader a file made in the page. */
export function saveBlob(blob: Blob, filename: string): void {
  const href = URL.createObjectURL(blob);
  const link = html<HTMLAnchorElement>`<a href=${href} download=${filename} hidden></a>`;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click handler has returned.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** A button that makes a file when pressed; `make` may take its time. */
export function saveButton(format: string, filename: string, make: () => Promise<Blob> | Blob): HTMLElement {
  const save = async () => saveBlob(await make(), filename);
  return html`<button type="button" class="link" onclick=${save} aria-label=${`Download ${format}: ${filename}`}>${format}</button>`;
}

/** Links to files that already exist. */
export function downloadLinks(files: readonly Download[]): DocumentFragment {
  return html.fragment`${files.map(
    ({ name, href, format, bytes }) =>
      html`<a href=${href} download title=${`${name} as ${format}`}>${name} ${format}${bytes === undefined ? "" : html`<span class="muted"> ${formatBytes(bytes)}</span>`}</a>`,
  )}`;
}

/** A result as a Parquet file; its writer comes only when it is asked for. */
export async function parquetBlob(result: QueryResult, about: Readonly<Record<string, unknown>>): Promise<Blob> {
  const { toParquet } = await import("../engine/parquet-file.js");
  const texts = Object.entries(about).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return new Blob([toParquet(result, Object.fromEntries(texts))], { type: "application/vnd.apache.parquet" });
}

/** The row of downloads under a table or figure: buttons for what is shown, links for what lies under it. */
export function downloadRow(
  base: string,
  result: () => QueryResult,
  about: () => Readonly<Record<string, unknown>>,
  files: readonly Download[] = [],
  { parquet = false } = {},
): HTMLElement {
  return html`<span class="downloads"><span class="muted">Download</span>
    ${saveButton("CSV", `${base}.csv`, () => new Blob([toCsv(result())], { type: "text/csv" }))}
    ${saveButton("JSON", `${base}.json`, () => new Blob([toJson(result(), about())], { type: "application/json" }))}
    ${parquet ? saveButton("Parquet", `${base}.parquet`, () => parquetBlob(result(), about())) : ""}
    ${downloadLinks(files)}</span>`;
}
