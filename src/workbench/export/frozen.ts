import type { QueryResult } from "../../engine/result.js";
import { formatValue } from "../../ui/format.js";
import { sortRows } from "../../ui/sort.js";
import type { Placeholder, PlaceholderValue } from "../document/markdown.js";
import { nameKey } from "../document/names.js";
import { type CellOf, isNamed, type NamedCell, type WorkbenchDocument } from "../document/schema.js";

/** What a cell gave when its document was frozen. */
export type Outcome =
  | { readonly kind: "rows"; readonly result: QueryResult }
  | { readonly kind: "problem"; readonly message: string };

/** A document with what its cells gave, by cell id. */
export interface FrozenDocument {
  readonly document: WorkbenchDocument;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** The drawings of charts, as SVG. */
  readonly drawings: ReadonlyMap<string, string>;
}

/** The cell of a name, case aside; the first where several have it. */
export function cellNamed({ cells }: WorkbenchDocument, name: string): NamedCell | null {
  return cells.filter(isNamed).find((cell) => nameKey(cell.name) === nameKey(name)) ?? null;
}

/** What stands for a placeholder: a parameter's value, or the first row's value of a column. */
export function frozenValue({ document, outcomes }: FrozenDocument, placeholder: Placeholder): PlaceholderValue {
  const { name, column } = placeholder;
  const missing = (message: string): PlaceholderValue => ({ kind: "missing", message });
  const cell = cellNamed(document, name);
  if (cell === null) return missing(`there is no cell named ${name}`);
  if (cell.kind === "parameter") return { kind: "text", text: parameterText(cell) };
  const outcome = outcomes.get(cell.id);
  if (outcome?.kind !== "rows") return missing(`${name} has no result`);
  const { columns, rows } = outcome.result;
  const chosen = column === null ? columns[0] : columns.find((one) => one.name === column);
  if (chosen === undefined) return missing(`${name} has no column ${column ?? ""}`);
  const [row] = rows;
  return row === undefined
    ? missing(`${name} has no rows`)
    : { kind: "text", text: formatValue(row[chosen.name], chosen.kind) };
}

/** A parameter's value as a reader sees it. */
export function parameterText({ control, value }: CellOf<"parameter">): string {
  return formatValue(value, typeof value === "number" ? "number" : control.type === "date" ? "date" : "text");
}

/** The rows that a table cell shows, its columns and its order applied; columns that do not exist are left out. */
export function tableResult({ columns: chosen, sort }: CellOf<"table">, result: QueryResult): QueryResult {
  const columns =
    chosen === undefined
      ? result.columns
      : chosen.flatMap((name) => result.columns.filter((column) => column.name === name));
  const rows =
    sort === undefined
      ? result.rows
      : sortRows(result.rows, { column: sort.column, descending: sort.order === "descending" });
  return { columns, rows };
}
