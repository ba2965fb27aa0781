import { type Data, DataType, type Field, Precision, type Table, TimeUnit, Vector } from "apache-arrow";
import type { ColumnKind, QueryResult, ResultColumn, ResultRow, Value } from "./result.js";
import { blobText, dateText, decimalValue, integerValue, intervalText, timestampText, timeText } from "./scalars.js";

type Reader = (index: number) => Value;

const UNITS_PER_SECOND: Readonly<Record<TimeUnit, bigint>> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1_000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
};

function kindOf(type: DataType): ColumnKind {
  if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return "number";
  if (DataType.isBool(type)) return "boolean";
  if (DataType.isDate(type)) return "date";
  if (DataType.isTimestamp(type)) return "timestamp";
  if (DataType.isList(type) || DataType.isFixedSizeList(type) || DataType.isMap(type)) return "list";
  if (DataType.isStruct(type)) return "struct";
  return "text";
}

/** A name for each of a struct's fields: one without a name is called by its place, from 1. */
function fieldNames(fields: readonly Field[]): readonly string[] {
  return fields.map((field, index) => field.name || String(index + 1));
}

function childAt(data: Data, index: number): Data {
  const child = data.children[index];
  if (child === undefined) throw new Error("an Arrow value lacks one of its parts");
  return child;
}

function structReader(data: Data, names: readonly string[]): Reader {
  const fields = names.map((name, index) => [name, readerOf(childAt(data, index))] as const);
  // Assigning to this name would set the object's prototype.
  if (names.includes("__proto__")) {
    return (row) => Object.fromEntries(fields.map(([name, read]) => [name, read(row)]));
  }
  return (row) => {
    const struct: Record<string, Value> = {};
    for (const [name, read] of fields) struct[name] = read(row);
    return struct;
  };
}

/** Decoding a column's texts all at once is several times faster, but only ASCII has one character a byte. */
function textReader(data: Data): Reader {
  const offsets: Int32Array = data.valueOffsets;
  const bytes: Uint8Array = data.values;
  const first = offsets[0] ?? 0;
  const all = bytes.subarray(first, offsets[data.length] ?? first);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const text = decoder.decode(all);
  if (text.length === all.length) {
    return (row) => text.slice((offsets[row] ?? first) - first, (offsets[row + 1] ?? first) - first);
  }
  return (row) => decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]));
}

function listReader(data: Data, item: Reader): Reader {
  return (row) => {
    const [start = 0, end = start] = [data.valueOffsets[row], data.valueOffsets[row + 1]];
    return Array.from({ length: end - start }, (_, index) => item(start + index));
  };
}

/** Raw integers of a column that Arrow's own accessors would round: its buffer, seen as 64-bit integers. */
function longs(data: Data): BigInt64Array {
  const { buffer, byteOffset, byteLength } = data.values;
  return new BigInt64Array(buffer, byteOffset, byteLength >> 3);
}

function presentReader(data: Data): Reader {
  const type: DataType = data.type;
  if (DataType.isTimestamp(type)) {
    const values = longs(data);
    const suffix = type.timezone ? "Z" : "";
    return (row) => timestampText(values[row] ?? 0n, UNITS_PER_SECOND[type.unit], suffix);
  }
  if (DataType.isDate(type)) return (row) => dateText(data.values[row]);
  if (DataType.isDecimal(type)) {
    const values = longs(data);
    return (row) => decimalValue(values[2 * row] ?? 0n, values[2 * row + 1] ?? 0n, type.scale);
  }
  if (DataType.isInterval(type)) {
    const { buffer, byteOffset, byteLength } = data.values;
    const view = new DataView(buffer, byteOffset, byteLength);
    return (row) =>
      intervalText(
        view.getInt32(16 * row, true),
        view.getInt32(16 * row + 4, true),
        view.getBigInt64(16 * row + 8, true),
      );
  }
  if (DataType.isStruct(type)) return structReader(data, fieldNames(type.children));
  if (DataType.isMap(type)) return listReader(data, structReader(childAt(data, 0), ["key", "value"]));
  if (DataType.isList(type)) return listReader(data, readerOf(childAt(data, 0)));
  if (DataType.isUtf8(type)) return textReader(data);
  if (DataType.isInt(type) || (DataType.isFloat(type) && type.precision !== Precision.HALF)) {
    return (row) => plainValue(data.values[row]);
  }
  const vector = new Vector([data]);
  if (DataType.isTime(type)) return (row) => timeText(BigInt(vector.get(row)), UNITS_PER_SECOND[type.unit]);
  return (row) => plainValue(vector.get(row));
}

/** A value that Arrow gives as JavaScript has it. */
function plainValue(value: unknown): Value {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return integerValue(value);
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : null;
  if (value instanceof Uint8Array) return blobText(value);
  return value == null ? null : String(value);
}

function readerOf(data: Data): Reader {
  // Arrow leaves the parts of a value out where there are no rows.
  if (data.length === 0) return () => null;
  const read = presentReader(data);
  return (row) => (data.getValid(row) ? read(row) : null);
}

/** Column names as a row's keys: the second `a` becomes `a:1`. */
function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let n = 1; taken.has(distinct); n++) distinct = `${name}:${n}`;
    taken.add(distinct);
    return distinct;
  });
}

/** A result's columns, by its Arrow schema alone. */
export function columnsOf(table: Table): readonly ResultColumn[] {
  const names = distinctNames(table.schema.fields.map((field) => field.name));
  return table.schema.fields.map((field, index) => ({ name: names[index] ?? field.name, kind: kindOf(field.type) }));
}

/** A result's rows as plain values. */
export function rowsOf(table: Table): readonly ResultRow[] {
  const names = columnsOf(table).map((column) => column.name);
  return table.batches.flatMap((batch) => {
    const row = structReader(batch.data, names);
    return Array.from({ length: batch.numRows }, (_, index) => row(index) as ResultRow);
  });
}

/** An Arrow result as plain columns and rows. */
export function toQueryResult(table: Table): QueryResult {
  return { columns: columnsOf(table), rows: rowsOf(table) };
}
