import { html } from "htl";
import type { QueryResult, ResultColumn, ResultRow, Value } from "../engine/result.js";
import { evidenceMark, isEvidence } from "./evidence.js";
import { type DatePrecision, formatValue, MISSING, MISSING_TEXT, sharedDigits } from "./format.js";
import { isZone, zoneBadge } from "./zones.js";

/** What a column is to a reader. The first column is the row's header unless a view says otherwise. */
export type ColumnRole = "value" | "long" | "evidence" | "sources" | "zone";

/** How one column is to be shown; whatever is left out follows from the column's name and kind. */
export interface ColumnView {
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  readonly unit?: string | undefined;
  readonly align?: "start" | "end" | "center" | undefined;
  readonly hidden?: boolean | undefined;
  readonly rowHeader?: boolean | undefined;
  readonly role?: ColumnRole | undefined;
  readonly format?: ((value: Value, row: ResultRow) => Node | string) | undefined;
}

/** A column with everything decided. */
export interface ColumnRoles {
  readonly name: string;
  readonly kind: ResultColumn["kind"];
  readonly view: ColumnView;
  readonly role: ColumnRole;
  readonly align: "start" | "end" | "center";
  readonly rowHeader: boolean;
  readonly precision: string | undefined;
  readonly digits: number | undefined;
}

/** What cells share within one table. */
export interface CellContext {
  readonly numbers: Map<string, number>;
  readonly sourceHref?: ((key: string) => string) | undefined;
  readonly sourceTitle?: ((key: string) => string | undefined) | undefined;
  readonly cellHref?: ((column: string, value: Value, row: ResultRow) => string | null) | undefined;
}

// Texts longer than this are given room to wrap instead of one narrow line each.
const LONG = 48;

/** Decides for each column what it is; a date's `_precision` companion is hidden and used to write the date. */
export function rolesOf(result: QueryResult, views: Readonly<Record<string, ColumnView>>): readonly ColumnRoles[] {
  const names = new Set(result.columns.map(({ name }) => name));
  const headed = Object.values(views).some(({ rowHeader }) => rowHeader === true);
  let first = true;
  return result.columns.map(({ name, kind }) => {
    const isPrecision = name.endsWith("_precision") && names.has(name.slice(0, -"_precision".length));
    const view: ColumnView = { ...(isPrecision ? { hidden: true } : {}), ...views[name] };
    const values = result.rows.map((row) => row[name]);
    const role = view.role ?? roleOf(name, kind, values);
    const rowHeader = view.rowHeader ?? (!headed && first && view.hidden !== true);
    if (view.hidden !== true) first = false;
    const precision = `${name}_precision`;
    return {
      name,
      kind,
      view,
      role,
      rowHeader,
      align: view.align ?? (kind === "number" ? "end" : role === "evidence" ? "center" : "start"),
      precision: names.has(precision) ? precision : undefined,
      digits: kind === "number" ? sharedDigits(values) : undefined,
    };
  });
}

function roleOf(name: string, kind: ResultColumn["kind"], values: readonly (Value | undefined)[]): ColumnRole {
  const known = values.filter((value) => value !== null && value !== undefined);
  if (name === "evidence" && known.every(isEvidence)) return "evidence";
  if (name === "sources" && kind === "list") return "sources";
  if (/(^|_)zone(_|$)/.test(name) && known.length > 0 && known.every(isZone)) return "zone";
  return kind === "text" && known.some((value) => String(value).length > LONG) ? "long" : "value";
}

/** The content of one cell. */
export function cellContent(column: ColumnRoles, row: ResultRow, context: CellContext): Node | string {
  const value = row[column.name] ?? null;
  if (column.view.format !== undefined) return column.view.format(value, row);
  if (value === null || (Array.isArray(value) && value.length === 0)) return missing();
  if (column.role === "evidence" && isEvidence(value)) return evidenceMark(value, firstSourceHref(row, context));
  if (column.role === "zone" && isZone(value)) return zoneBadge(value);
  if (column.role === "sources" && Array.isArray(value)) return sourceLinks(value.map(String), context);
  const { kind, digits, view } = column;
  // A column's header names its unit; only those that change how a number is written reach the cell.
  const unit = view.unit === "bytes" || view.unit === "share" ? view.unit : undefined;
  const text = formatValue(value, kind, { unit, digits, precision: precisionOf(column, row) });
  const href = context.cellHref?.(column.name, value, row) ?? null;
  if (href !== null) return html`<a href=${href}>${text}</a>`;
  const exact = kind === "number" && typeof value === "number" ? String(value) : text;
  return exact.replace(/\D/g, "") === text.replace(/\D/g, "") || digits === undefined
    ? text
    : html`<span title=${exact}>${text}</span>`;
}

function firstSourceHref(row: ResultRow, { sourceHref }: CellContext): string | null {
  const [first] = Array.isArray(row["sources"]) ? row["sources"] : [];
  return sourceHref === undefined || first === undefined ? null : sourceHref(String(first));
}

/** The dash for what is not known, with words for those who do not see it. */
export function missing(): HTMLElement {
  return html`<span class="missing" title=${MISSING_TEXT}><span aria-hidden="true">${MISSING}</span><span class="visually-hidden">${MISSING_TEXT}</span></span>`;
}

function precisionOf({ precision }: ColumnRoles, row: ResultRow): DatePrecision {
  const value = precision === undefined ? null : row[precision];
  return value === "year" || value === "month" ? value : "day";
}

function sourceLinks(keys: readonly string[], { numbers, sourceHref, sourceTitle }: CellContext): HTMLElement {
  return html`<span class="source-links">${keys.map((key) => {
    const number = numbers.get(key) ?? 0;
    const title = sourceTitle?.(key) ?? key;
    return sourceHref === undefined
      ? html`<span title=${title}>[${number}]</span>`
      : html`<a href=${sourceHref(key)} title=${title} aria-label=${`Source ${number}: ${title}`}>[${number}]</a>`;
  })}</span>`;
}
