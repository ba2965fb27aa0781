import type { Column, DateColumn, EnumColumn, ListColumn, NumericColumn } from "./column.js";
import type { Rule } from "./rules.js";

export type Columns = Readonly<Record<string, Column>>;

/** One table of the dataset: `data/<name>.csv` holds its rows, `<name>.parquet` ships them. */
export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly title: string;
  /** What one row stands for. */
  readonly description: string;
  readonly columns: C;
  /** The columns that together name a row. */
  readonly key: readonly string[];
  /** What is wrong when two rows have one key, in the words of the table, where there is more to say than the key. */
  readonly duplicate?: string;
  /** Further column groups whose values may not repeat. */
  readonly unique?: readonly (readonly string[])[];
  /** Whether its rows are computed from other tables, so that nobody edits them. */
  readonly derived?: true;
  /** Conditions that tie columns of one row together. */
  readonly rules?: readonly Rule[];
}

export type Precision = "year" | "month" | "day";

type CellOf<C extends Column> = C extends NumericColumn
  ? number
  : C extends { type: "boolean" }
    ? boolean
    : C extends ListColumn
      ? readonly string[]
      : C extends EnumColumn<infer V>
        ? V
        : string;

type Nullable<C extends Column, T> = C extends { optional: true } ? T | null : T;

type DateKeys<C extends Columns> = { [K in keyof C & string]: C[K] extends DateColumn ? K : never }[keyof C & string];

/**
 * A row as it leaves the database: dates as `YYYY-MM-DD` (the first day of the period that is known), each with its
 * precision in `<column>_precision`; a list is never null, only empty.
 */
export type RowOf<T extends Table> = {
  readonly [K in keyof T["columns"] & string]: T["columns"][K] extends ListColumn
    ? readonly string[]
    : Nullable<T["columns"][K], CellOf<T["columns"][K]>>;
} & {
  readonly [K in DateKeys<T["columns"]> as `${K}_precision`]: Nullable<T["columns"][K], Precision>;
};

export function table<const C extends Columns>(declaration: Table<C>): Table<C> {
  return declaration;
}

/** The name of the column that carries a date column's precision. */
export function precisionColumn(dateColumn: string): string {
  return `${dateColumn}_precision`;
}
