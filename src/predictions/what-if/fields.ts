import type { Column, Reference } from "../../schema/column.js";
import { ID } from "../../schema/tables/common.js";
import { type TableName, tableNamed } from "../../schema/tables.js";

/** How a reader enters a cell. */
export type Control =
  | { readonly kind: "select"; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | {
      readonly kind: "text";
      readonly inputMode: "text" | "numeric" | "decimal";
      /** For the browser, which matches it against the whole text. */
      readonly pattern: string | null;
      /** Where the cell must name a row of another table. */
      readonly references: Reference | null;
    };

/** One column of a table as a form shows it. */
export interface Field {
  readonly name: string;
  readonly column: Column;
  /** What the column holds, with its unit. */
  readonly label: string;
  readonly hint: string | null;
  /** Whether a supposed row must have a value here. */
  readonly required: boolean;
  readonly control: Control;
}

/** A table's fields: those that the bet's query reads, and the others, which cannot change its verdict. */
export interface Fields {
  readonly first: readonly Field[];
  readonly more: readonly Field[];
}

/**
 * The fields of a form for a row of a table. A column of the key is required, and so is one that the query reads where
 * the table's own rows must have a value.
 *
 * @param read names of the columns that the bet's query reads
 */
export function fieldsOf(table: TableName, read: ReadonlySet<string>): Fields {
  const { key, columns } = tableNamed(table);
  const fields = Object.entries(columns).map(([name, column]) => {
    const isFirst = key.includes(name) || read.has(name);
    return { isFirst, field: fieldOf(name, column, isFirst && !column.optional) };
  });
  return {
    first: fields.filter(({ isFirst }) => isFirst).map(({ field }) => field),
    more: fields.filter(({ isFirst }) => !isFirst).map(({ field }) => field),
  };
}

/** One column as a field. */
export function fieldOf(name: string, column: Column, required: boolean): Field {
  const { description, unit } = column;
  return {
    name,
    column,
    label: unit === undefined ? description : `${description}, in ${unit}`,
    hint: hintOf(name, column),
    required,
    control: controlOf(column, required),
  };
}

function controlOf(column: Column, required: boolean): Control {
  const none = { value: "", label: required ? "Choose" : "Not known" };
  switch (column.type) {
    case "enum": {
      const options = Object.entries(column.values).map(([value, meaning]) => ({
        value,
        label: optionText(value, meaning),
      }));
      return { kind: "select", options: [none, ...options] };
    }
    case "boolean":
      return { kind: "select", options: [none, { value: "yes", label: "Yes" }, { value: "no", label: "No" }] };
    case "integer":
      return { ...PLAIN, inputMode: (column.min ?? -1) < 0 ? "text" : "numeric" };
    case "number":
      return { ...PLAIN, inputMode: (column.min ?? -1) < 0 ? "text" : "decimal" };
    case "date":
      return { ...PLAIN, pattern: String.raw`(19|20)\d\d(-\d\d(-\d\d)?)?` };
    default:
      return { ...PLAIN, references: column.references ?? null };
  }
}

const PLAIN = { kind: "text", inputMode: "text", pattern: null, references: null } as const;

function optionText(value: string, meaning: string): string {
  return value === meaning ? value : `${value}: ${meaning}`;
}

function hintOf(name: string, column: Column): string | null {
  if (name === "evidence")
    return "“seen” keeps the row under “Only rows read in their source”; with “recalled” that switch leaves it out.";
  switch (column.type) {
    case "date":
      return "Such as 2026, 2026-05 or 2026-05-17.";
    case "integer":
    case "number":
      return rangeText(column.min, column.max);
    case "list":
      return `Several with ; between them${column.references ? `, each the ${column.references.column} of a row of ${column.references.table}` : ""}.`;
    case "text":
      if (column.references) return `The ${column.references.column} of a row of ${column.references.table}.`;
      return column.pattern?.source === ID.source ? "Lower-case letters, digits, and - . _ between them." : null;
    default:
      return null;
  }
}

function rangeText(min: number | undefined, max: number | undefined): string | null {
  if (min !== undefined && max !== undefined) return `From ${min} to ${max}.`;
  if (max !== undefined) return `At most ${max}.`;
  return min === undefined || min === 0 ? null : `At least ${min}.`;
}
