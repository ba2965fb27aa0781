import {
  Bool,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import { decompress } from "fzstd";
import { parquetReadObjects } from "hyparquet";
import type { SqlColumn, SqlType } from "../schema/sql.js";

const MS_PER_DAY = 86_400_000;

const ARROW_TYPES: Readonly<Record<SqlType, () => DataType>> = {
  VARCHAR: () => new Utf8(),
  INTEGER: () => new Int32(),
  DOUBLE: () => new Float64(),
  BOOLEAN: () => new Bool(),
  DATE: () => new DateDay(),
  "VARCHAR[]": () => new List(new Field("item", new Utf8(), true)),
};

const isText = (value: unknown) => typeof value === "string";

const FITS: Readonly<Record<SqlType, (value: unknown) => boolean>> = {
  VARCHAR: isText,
  INTEGER: (value) => typeof value === "number" && Number.isInteger(value),
  DOUBLE: (value) => typeof value === "number",
  BOOLEAN: (value) => typeof value === "boolean",
  DATE: (value) => value instanceof Date,
  "VARCHAR[]": (value) => Array.isArray(value) && value.every((item) => item === null || isText(item)),
};

type NamedColumn = Pick<SqlColumn, "name" | "type">;

function vectorOf(column: NamedColumn, rows: readonly Readonly<Record<string, unknown>>[]): Vector {
  const values = rows.map((row) => {
    const value = row[column.name] ?? null;
    if (value === null || FITS[column.type](value)) return value;
    throw new Error(`its column ${column.name} is no ${column.type}`);
  });
  return vectorFromArray(values, ARROW_TYPES[column.type]());
}

/**
 * Decodes a Parquet file (DuckDB's, compressed with ZSTD) into an Arrow IPC stream with exactly the given columns, or
 * null if it has no rows.
 */
export async function parquetToArrow(parquet: Uint8Array, columns: readonly NamedColumn[]): Promise<Uint8Array | null> {
  const { buffer, byteOffset, byteLength } = parquet;
  const rows = await parquetReadObjects({
    file: {
      byteLength,
      slice: (start, end = byteLength) => new Uint8Array(buffer, byteOffset).slice(start, end).buffer,
    },
    columns: columns.map((column) => column.name),
    compressors: { ZSTD: (input, length) => decompress(input, new Uint8Array(length)) },
    parsers: { dateFromDays: (days: number) => new Date(days * MS_PER_DAY) },
  });
  if (rows.length === 0) return null;
  const table = new Table(Object.fromEntries(columns.map((column) => [column.name, vectorOf(column, rows)])));
  return tableToIPC(table, "stream");
}
