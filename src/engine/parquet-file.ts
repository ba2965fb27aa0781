import { parquetWriteBuffer } from "hyparquet-writer/src/write.js";
import type { ColumnKind, QueryResult, Value } from "./result.js";

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]["schema"]>[number];
type Type = Pick<SchemaElement, "type" | "converted_type">;

interface WrittenColumn {
  readonly elements: readonly SchemaElement[];
  readonly data: unknown[];
}

const TEXT: Type = { type: "BYTE_ARRAY", converted_type: "UTF8" };

/** Every number is a double, so that a column's type does not hang on the rows that a filter happens to leave. */
const TYPES: Readonly<Record<ColumnKind, Type>> = {
  text: TEXT,
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE" },
  timestamp: { type: "INT64", converted_type: "TIMESTAMP_MICROS" },
  list: TEXT,
  struct: { type: "BYTE_ARRAY", converted_type: "JSON" },
};

const MS_PER_DAY = 86_400_000;

/**
 * A result as a Parquet file, every column nullable. A list is a list of texts, a struct is JSON.
 *
 * @param about what says where the rows come from, kept as the file's own metadata
 */
export function toParquet({ columns, rows }: QueryResult, about: Readonly<Record<string, string>> = {}): ArrayBuffer {
  const written = columns.map(({ name, kind }) =>
    writtenColumn(
      name,
      kind,
      rows.map((row) => row[name] ?? null),
    ),
  );
  return parquetWriteBuffer({
    schema: [{ name: "result", num_children: columns.length }, ...written.flatMap(({ elements }) => elements)],
    columnData: columns.map(({ name }, index) => ({ name, data: written[index]?.data ?? [] })),
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: "Hardware Friction Map",
  });
}

function writtenColumn(name: string, kind: ColumnKind, values: readonly Value[]): WrittenColumn {
  if (kind === "list") return { elements: listElements(name), data: values.map(listOf) };
  // An integer too large for a double stays a text of its digits, and then so does its column.
  const isDigits = kind === "number" && values.some((value) => typeof value === "string");
  const element: SchemaElement = { name, repetition_type: "OPTIONAL", ...(isDigits ? TEXT : TYPES[kind]) };
  return {
    elements: [element],
    data: values.map((value) => (value === null ? null : stored(isDigits ? "text" : kind, value))),
  };
}

function listElements(name: string): readonly SchemaElement[] {
  return [
    { name, repetition_type: "OPTIONAL", converted_type: "LIST", num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", repetition_type: "OPTIONAL", ...TEXT },
  ];
}

function listOf(value: Value): (string | null)[] | null {
  if (value === null) return null;
  return (Array.isArray(value) ? value : [value]).map((item) => (item === null ? null : textOf(item)));
}

function stored(kind: ColumnKind, value: Value): unknown {
  switch (kind) {
    case "text":
      return textOf(value);
    case "date": {
      const day = Date.parse(String(value)) / MS_PER_DAY;
      return Number.isNaN(day) ? null : Math.round(day);
    }
    case "timestamp":
      return microsecondsOf(String(value));
    default:
      return value;
  }
}

/** Since 1970 UTC, the digits below a millisecond too, which no `Date` keeps; null where it is no moment. */
function microsecondsOf(timestamp: string): bigint | null {
  const below = /\.\d{3}(\d{1,3})/.exec(timestamp)?.[1] ?? "";
  const zoned = /(?:Z|[+-]\d\d:?\d\d|^\d{4}-\d\d-\d\d)$/.test(timestamp) ? timestamp : `${timestamp}Z`;
  const milliseconds = Date.parse(zoned);
  return Number.isNaN(milliseconds) ? null : BigInt(milliseconds) * 1000n + BigInt(below.padEnd(3, "0"));
}

function textOf(value: Value): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
