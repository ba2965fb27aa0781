import type { ColumnKind, QueryResult, Value } from "./result.js";
import { type ThriftField, thriftStruct, varint } from "./thrift.js";

// Numbers of the Parquet format: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
const PHYSICAL = { boolean: 0, int32: 1, int64: 2, double: 5, bytes: 6 } as const;
const CONVERTED = { utf8: 0, list: 3, date: 6, timestampMicros: 10, json: 19 } as const;
const REPETITION = { required: 0, optional: 1, repeated: 2 } as const;
const [PLAIN, RLE] = [0, 3] as const;
const MAGIC = [...new TextEncoder().encode("PAR1")];

interface Storage {
  readonly physical: keyof typeof PHYSICAL;
  readonly converted: keyof typeof CONVERTED | null;
}

const TEXT: Storage = { physical: "bytes", converted: "utf8" };

/** Every number is a double, so that a column's type does not hang on the rows that a filter happens to leave. */
const STORAGES: Readonly<Record<ColumnKind, Storage>> = {
  text: TEXT,
  number: { physical: "double", converted: null },
  boolean: { physical: "boolean", converted: null },
  date: { physical: "int32", converted: "date" },
  timestamp: { physical: "int64", converted: "timestampMicros" },
  list: TEXT,
  struct: { physical: "bytes", converted: "json" },
};

interface WrittenColumn {
  readonly name: string;
  readonly isList: boolean;
  readonly storage: Storage;
  /** Values and nulls, where a list has as many as it has items, and one where it has none. */
  readonly slots: number;
  readonly page: Uint8Array;
}

/**
 * A result as a Parquet file: one row group, plain and not compressed, every column nullable. A list is a list of texts,
 * a struct is JSON.
 *
 * @param about what says where the rows come from, kept as the file's own metadata
 */
export function toParquet(
  { columns, rows }: QueryResult,
  about: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const written = columns.map(({ name, kind }) =>
    writtenColumn(
      name,
      kind,
      rows.map((row) => row[name] ?? null),
    ),
  );
  const chunks: (Uint8Array | readonly number[])[] = [MAGIC];
  let at = MAGIC.length;
  const places = written.map(({ page }) => {
    const place = at;
    chunks.push(page);
    at += page.length;
    return place;
  });
  const footer = thriftStruct([
    { id: 1, type: "i32", value: 1 },
    {
      id: 2,
      type: "structs",
      value: [
        [
          { id: 4, type: "text", value: "result" },
          { id: 5, type: "i32", value: columns.length },
        ],
        ...written.flatMap(schemaOf),
      ],
    },
    { id: 3, type: "i64", value: rows.length },
    { id: 4, type: "structs", value: [rowGroup(written, places, rows.length)] },
    {
      id: 5,
      type: "structs",
      value: Object.entries(about).map(([key, value]) => [
        { id: 1, type: "text", value: key },
        { id: 2, type: "text", value },
      ]),
    },
    { id: 6, type: "text", value: "Hardware Friction Map" },
  ]);
  return joined([...chunks, footer, int32(footer.length), MAGIC]);
}

function rowGroup(written: readonly WrittenColumn[], places: readonly number[], rows: number): readonly ThriftField[] {
  const size = written.reduce((sum, { page }) => sum + page.length, 0);
  const chunks = written.map((column, index): readonly ThriftField[] => [
    { id: 2, type: "i64", value: places[index] ?? 0 },
    {
      id: 3,
      type: "struct",
      value: [
        { id: 1, type: "i32", value: PHYSICAL[column.storage.physical] },
        { id: 2, type: "i32s", value: [PLAIN, RLE] },
        { id: 3, type: "texts", value: column.isList ? [column.name, "list", "element"] : [column.name] },
        { id: 4, type: "i32", value: 0 },
        { id: 5, type: "i64", value: column.slots },
        { id: 6, type: "i64", value: column.page.length },
        { id: 7, type: "i64", value: column.page.length },
        { id: 9, type: "i64", value: places[index] ?? 0 },
      ],
    },
  ]);
  return [
    { id: 1, type: "structs", value: chunks },
    { id: 2, type: "i64", value: size },
    { id: 3, type: "i64", value: rows },
  ];
}

function schemaOf({ name, isList, storage }: WrittenColumn): readonly (readonly ThriftField[])[] {
  const leaf = (as: string): readonly ThriftField[] => [
    { id: 1, type: "i32", value: PHYSICAL[storage.physical] },
    { id: 3, type: "i32", value: REPETITION.optional },
    { id: 4, type: "text", value: as },
    ...(storage.converted === null ? [] : [{ id: 6, type: "i32", value: CONVERTED[storage.converted] } as const]),
  ];
  if (!isList) return [leaf(name)];
  return [
    [
      { id: 3, type: "i32", value: REPETITION.optional },
      { id: 4, type: "text", value: name },
      { id: 5, type: "i32", value: 1 },
      { id: 6, type: "i32", value: CONVERTED.list },
    ],
    [
      { id: 3, type: "i32", value: REPETITION.repeated },
      { id: 4, type: "text", value: "list" },
      { id: 5, type: "i32", value: 1 },
    ],
    leaf("element"),
  ];
}

function writtenColumn(name: string, kind: ColumnKind, values: readonly Value[]): WrittenColumn {
  const isList = kind === "list";
  // An integer too large for a double stays a text of its digits, and then so does its column.
  const isDigits = kind === "number" && values.some((value) => typeof value === "string");
  const storage = isDigits ? TEXT : STORAGES[kind];
  const isDay = kind === "date" || kind === "timestamp";
  const slots = values.flatMap((value): readonly Slot[] => {
    if (isList) return listSlots(value);
    const isNull = value === null || (isDay && Number.isNaN(Date.parse(String(value))));
    return [{ value: isNull ? null : value, repeats: 0, defined: isNull ? 0 : 1 }];
  });
  const present = slots.flatMap(({ value }) => (value === null ? [] : [value]));
  const body = joined([
    ...(isList ? [levels(slots.map(({ repeats }) => repeats))] : []),
    levels(slots.map(({ defined }) => defined)),
    plain(storage, present),
  ]);
  const header = thriftStruct([
    { id: 1, type: "i32", value: 0 },
    { id: 2, type: "i32", value: body.length },
    { id: 3, type: "i32", value: body.length },
    {
      id: 5,
      type: "struct",
      value: [
        { id: 1, type: "i32", value: slots.length },
        { id: 2, type: "i32", value: PLAIN },
        { id: 3, type: "i32", value: RLE },
        { id: 4, type: "i32", value: RLE },
      ],
    },
  ]);
  return { name, isList, storage, slots: slots.length, page: joined([header, body]) };
}

interface Slot {
  readonly value: Value;
  /** 0 at the first item of a row, 1 at those after it. */
  readonly repeats: number;
  /** 1 where there is a value. A list is defined in steps: 1 the list, 2 an item in it, 3 that item's value. */
  readonly defined: number;
}

function listSlots(value: Value): readonly Slot[] {
  if (value === null) return [{ value: null, repeats: 0, defined: 0 }];
  const items = Array.isArray(value) ? value : [value];
  if (items.length === 0) return [{ value: null, repeats: 0, defined: 1 }];
  return items.map((item, index) => ({ value: item, repeats: index === 0 ? 0 : 1, defined: item === null ? 2 : 3 }));
}

/** Levels below 256 as runs of equal ones, after their length. */
function levels(given: readonly number[]): Uint8Array {
  const runs: number[] = [];
  for (let start = 0; start < given.length; ) {
    const level = given[start] ?? 0;
    let end = start;
    while (end < given.length && given[end] === level) end++;
    runs.push(...varint(2 * (end - start)), level);
    start = end;
  }
  return joined([int32(runs.length), runs]);
}

function plain({ physical }: Storage, values: readonly Value[]): Uint8Array {
  if (physical === "bytes") {
    const texts = values.map((value) => new TextEncoder().encode(textOf(value)));
    return joined(texts.flatMap((text) => [int32(text.length), text]));
  }
  if (physical === "boolean") {
    const bits = new Uint8Array(Math.ceil(values.length / 8));
    for (const [i, value] of values.entries()) if (value === true) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
    return bits;
  }
  const width = physical === "int32" ? 4 : 8;
  const view = new DataView(new ArrayBuffer(values.length * width));
  for (const [i, value] of values.entries()) {
    if (physical === "double") view.setFloat64(i * width, Number(value), true);
    else if (physical === "int32") view.setInt32(i * width, Math.round(Date.parse(String(value)) / MS_PER_DAY), true);
    else view.setBigInt64(i * width, microsecondsOf(String(value)), true);
  }
  return new Uint8Array(view.buffer);
}

const MS_PER_DAY = 86_400_000;

/** Since 1970 UTC, the digits below a millisecond too, which no `Date` keeps. */
function microsecondsOf(timestamp: string): bigint {
  const below = /\.\d{3}(\d{1,3})/.exec(timestamp)?.[1] ?? "";
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? timestamp : `${timestamp}Z`;
  return BigInt(Date.parse(zoned)) * 1000n + BigInt(below.padEnd(3, "0"));
}

function textOf(value: Value): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function int32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, true);
  return bytes;
}

function joined(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
