import type { ColumnKind, Value } from "../engine/result.js";

/** How a date is known. Tables carry it as `<column>_precision`. */
export type DatePrecision = "year" | "month" | "day";

export interface FormatOptions {
  /** Unit after a number; `bytes` and `share` change how the number is written. */
  readonly unit?: string | undefined;
  readonly precision?: DatePrecision | undefined;
  /** Exact number of decimals; without it as many as the number needs, at most three. */
  readonly digits?: number | undefined;
}

/** What stands for a null; a reader is told {@link MISSING_TEXT}. */
export const MISSING = "—";

export const MISSING_TEXT = "not known";

const NBSP = "\u00a0";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A date at the precision with which it is known: `2024`, `May 2024` or `17 May 2024`. */
export function formatDate(iso: string, precision: DatePrecision = "day"): string {
  const [, year, month, day] = /^(-?\d{4,6})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) return iso;
  if (precision === "year") return year;
  return precision === "month" ? `${name}${NBSP}${year}` : `${Number(day)}${NBSP}${name}${NBSP}${year}`;
}

/** A timestamp to the minute, in UTC. */
export function formatTimestamp(iso: string): string {
  const time = /[T ](\d{2}:\d{2})/.exec(iso)?.[1];
  return time === undefined ? formatDate(iso) : `${formatDate(iso)}, ${time}${NBSP}UTC`;
}

/** A number with a comma between thousands from 10,000 on, so that years and token counts keep their look. */
export function formatNumber(value: number, digits?: number): string {
  const small = value !== 0 && Math.abs(value) < 0.01;
  const options: Intl.NumberFormatOptions =
    digits !== undefined
      ? { minimumFractionDigits: digits, maximumFractionDigits: digits }
      : small
        ? { maximumSignificantDigits: 3 }
        : { maximumFractionDigits: 3 };
  const text = new Intl.NumberFormat("en", { useGrouping: "min2", ...options }).format(value);
  // What rounds to zero has no sign.
  return text.replace(/^-(?=[0.]*$)/, "").replace("-", "−");
}

/** Bytes in binary units. */
export function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || Math.abs(value) >= 100 ? 0 : 1;
  return `${formatNumber(value, digits)}${NBSP}${units[unit]}`;
}

/** `1 row`, `12,345 rows`. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)}${NBSP}${count === 1 ? singular : plural}`;
}

/** Elapsed milliseconds, in seconds from one second on. */
export function formatElapsed(ms: number): string {
  if (ms < 1) return `under 1${NBSP}ms`;
  return ms < 1000 ? `${Math.round(ms)}${NBSP}ms` : `${(ms / 1000).toFixed(1)}${NBSP}s`;
}

/** A value as text, by its column's kind. */
export function formatValue(value: Value | undefined, kind: ColumnKind, options: FormatOptions = {}): string {
  if (value === null || value === undefined) return MISSING;
  if (Array.isArray(value))
    return value.length === 0 ? MISSING : value.map((item) => formatValue(item, kindOf(item))).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (kind === "number") return withUnit(value, options);
  if (kind === "date" && typeof value === "string") return formatDate(value, options.precision);
  if (kind === "timestamp" && typeof value === "string") return formatTimestamp(value);
  return String(value);
}

function withUnit(value: number | string, { unit, digits }: FormatOptions): string {
  // An integer beyond a double's reach arrives as its digits, which must not pass through a number.
  if (typeof value === "string")
    return /^-?\d+$/.test(value) ? BigInt(value).toLocaleString("en").replace("-", "−") : value;
  if (unit === "bytes") return formatBytes(value);
  if (unit === "share") return `${formatNumber(value * 100, digits ?? 0)}${NBSP}%`;
  return unit === undefined ? formatNumber(value, digits) : `${formatNumber(value, digits)}${NBSP}${unit}`;
}

function kindOf(value: Value): ColumnKind {
  return typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";
}

/** How many decimals a column of numbers needs so that its points line up; undefined where rounding would hide values. */
export function sharedDigits(values: readonly (Value | undefined)[]): number | undefined {
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.some((value) => value !== 0 && Math.abs(value) < 0.01)) return undefined;
  return Math.min(3, Math.max(0, ...numbers.map(decimals)));
}

function decimals(value: number): number {
  return (/\.(\d+)$/.exec(String(value))?.[1] ?? "").length;
}

/** How words of column and parameter names are written where they are abbreviations. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ["b", "(B)"],
  ["ffn", "FFN"],
  ["gpu", "GPU"],
  ["gpus", "GPUs"],
  ["h", "H"],
  ["id", "ID"],
  ["kv", "KV"],
  ["max", "maximum"],
  ["min", "minimum"],
  ["moe", "MoE"],
  ["params", "parameters"],
  ["pct", "(%)"],
  ["rnn", "RNN"],
  ["ssm", "SSM"],
  ["usd", "(USD)"],
]);

/** A column's name as a label: `first_production_date` becomes `First production date`, `min_params_b` `Minimum parameters (B)`. */
export function labelOf(column: string): string {
  const words = column
    .split("_")
    .filter((word) => word !== "")
    .map((word) => WRITTEN.get(word) ?? word)
    .join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
