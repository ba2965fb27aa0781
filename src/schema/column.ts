/**
 * The vocabulary in which a table is declared. A column is plain data: validation, Parquet types, TypeScript row
 * types, the Frictionless and Croissant descriptors and the data dictionary are all derived from it.
 */

/** A reference from a column to the key column of another table. */
export interface Reference {
  readonly table: string;
  readonly column: string;
}

interface ColumnBase {
  readonly description: string;
  readonly unit?: string;
  readonly references?: Reference;
  readonly optional?: true;
}

export interface TextColumn extends ColumnBase {
  readonly type: "text";
  readonly pattern?: RegExp;
}

export interface NumericColumn extends ColumnBase {
  readonly type: "integer" | "number";
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanColumn extends ColumnBase {
  readonly type: "boolean";
}

/** A date known to the year, the month or the day. It is written `2024`, `2024-05` or `2024-05-17`. */
export interface DateColumn extends ColumnBase {
  readonly type: "date";
}

export interface EnumColumn<V extends string = string> extends ColumnBase {
  readonly type: "enum";
  /** Each allowed value with its meaning, in the order in which a reader should meet them. */
  readonly values: Readonly<Record<V, string>>;
}

/** Several texts in one cell, separated by `;`, without repeats. */
export interface ListColumn extends ColumnBase {
  readonly type: "list";
  readonly pattern?: RegExp;
}

export type Column = TextColumn | NumericColumn | BooleanColumn | DateColumn | EnumColumn | ListColumn;

type Options<C extends Column> = Omit<C, "type" | "description" | "values">;

export function text<const O extends Options<TextColumn>>(description: string, options?: O) {
  return { type: "text" as const, description, ...(options as O) };
}

export function integer<const O extends Options<NumericColumn>>(description: string, options?: O) {
  return { type: "integer" as const, description, ...(options as O) };
}

export function number<const O extends Options<NumericColumn>>(description: string, options?: O) {
  return { type: "number" as const, description, ...(options as O) };
}

export function boolean<const O extends Options<BooleanColumn>>(description: string, options?: O) {
  return { type: "boolean" as const, description, ...(options as O) };
}

export function date<const O extends Options<DateColumn>>(description: string, options?: O) {
  return { type: "date" as const, description, ...(options as O) };
}

export function oneOf<const V extends string, const O extends Options<EnumColumn<V>>>(
  description: string,
  values: Readonly<Record<V, string>>,
  options?: O,
) {
  return { type: "enum" as const, description, values, ...(options as O) };
}

export function list<const O extends Options<ListColumn>>(description: string, options?: O) {
  return { type: "list" as const, description, ...(options as O) };
}
