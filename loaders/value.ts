import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from "@duckdb/node-api";
import type { ColumnKind, Value } from "../src/engine/result.ts";
import {
  blobText,
  dateText,
  decimalValue,
  integerValue,
  intervalText,
  timestampText,
  timeText,
} from "../src/engine/scalars.ts";

const KINDS: Readonly<Partial<Record<DuckDBTypeId, ColumnKind>>> = {
  [DuckDBTypeId.BOOLEAN]: "boolean",
  [DuckDBTypeId.TINYINT]: "number",
  [DuckDBTypeId.SMALLINT]: "number",
  [DuckDBTypeId.INTEGER]: "number",
  [DuckDBTypeId.BIGINT]: "number",
  [DuckDBTypeId.HUGEINT]: "number",
  [DuckDBTypeId.UTINYINT]: "number",
  [DuckDBTypeId.USMALLINT]: "number",
  [DuckDBTypeId.UINTEGER]: "number",
  [DuckDBTypeId.UBIGINT]: "number",
  [DuckDBTypeId.UHUGEINT]: "number",
  [DuckDBTypeId.BIGNUM]: "number",
  [DuckDBTypeId.FLOAT]: "number",
  [DuckDBTypeId.DOUBLE]: "number",
  [DuckDBTypeId.DECIMAL]: "number",
  [DuckDBTypeId.DATE]: "date",
  [DuckDBTypeId.TIMESTAMP]: "timestamp",
  [DuckDBTypeId.TIMESTAMP_S]: "timestamp",
  [DuckDBTypeId.TIMESTAMP_MS]: "timestamp",
  [DuckDBTypeId.TIMESTAMP_NS]: "timestamp",
  [DuckDBTypeId.TIMESTAMP_TZ]: "timestamp",
  [DuckDBTypeId.LIST]: "list",
  [DuckDBTypeId.ARRAY]: "list",
  [DuckDBTypeId.MAP]: "list",
  [DuckDBTypeId.STRUCT]: "struct",
};

/** How values of a database type are to be read. Types without a kind of their own are shown as text. */
export function columnKind(type: DuckDBType): ColumnKind {
  return KINDS[type.typeId] ?? "text";
}

/** Converts a value of the native database to the form that every engine shares. */
export function toValue(value: DuckDBValue): Value {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  // Adding 0 turns -0, which JSON does not have, into 0.
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : null;
  if (typeof value === "bigint") return integerValue(value);
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(toValue);
  if (value instanceof DuckDBMapValue) {
    return value.entries.map((entry) => ({ key: toValue(entry.key), value: toValue(entry.value) }));
  }
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, field]) => [name, toValue(field)]));
  }
  if (value instanceof DuckDBDecimalValue) return decimalValue(value.value, value.value >> 64n, value.scale);
  return timeLike(value) ?? (value instanceof DuckDBBlobValue ? blobText(value.bytes) : value.toString());
}

function timeLike(value: DuckDBValue): string | null {
  if (value instanceof DuckDBDateValue) return dateText(value.days);
  if (value instanceof DuckDBTimestampValue) return timestampText(value.micros, 1_000_000n, "");
  if (value instanceof DuckDBTimestampTZValue) return timestampText(value.micros, 1_000_000n, "Z");
  if (value instanceof DuckDBTimestampSecondsValue) return timestampText(value.seconds, 1n, "");
  if (value instanceof DuckDBTimestampMillisecondsValue) return timestampText(value.millis, 1_000n, "");
  if (value instanceof DuckDBTimestampNanosecondsValue) return timestampText(value.nanos, 1_000_000_000n, "");
  if (value instanceof DuckDBTimeValue) return timeText(value.micros, 1_000_000n);
  if (value instanceof DuckDBIntervalValue) return intervalText(value.months, value.days, value.micros * 1_000n);
  return null;
}
