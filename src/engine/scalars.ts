// How single database values are written in a result; see result.ts for the rules.

const MS_PER_DAY = 86_400_000;
const INFINITE_DAYS = 2_147_483_647;
const INFINITE_TIME = 9_223_372_036_854_775_807n;

/** An integer as a number, or as its digits where a number cannot hold it exactly. */
export function integerValue(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/**
 * A 128-bit decimal from its low and high half: a number if its digits, as an integer, are safe, otherwise text. Whole
 * numbers beyond 64 bits (HUGEINT) come as decimals without a scale.
 */
export function decimalValue(low: bigint, high: bigint, scale: number): number | string {
  let unscaled = (BigInt.asIntN(64, high) << 64n) | BigInt.asUintN(64, low);
  let places = scale;
  while (places > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    places--;
  }
  if (places === 0) return integerValue(unscaled);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(places + 1, "0");
  const text = `${unscaled < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return Number.isSafeInteger(Number(unscaled)) ? Number(text) : text;
}

function dayText(day: number): string | null {
  const date = new Date(day * MS_PER_DAY);
  return Number.isNaN(date.getTime()) ? null : (date.toISOString().split("T")[0] ?? null);
}

/** A date from its count of days since 1970. */
export function dateText(days: number): string {
  if (Math.abs(days) >= INFINITE_DAYS) return days > 0 ? "infinity" : "-infinity";
  return dayText(days) ?? `${days} days from 1970-01-01`;
}

/** A time of day from its count of units since midnight; a fraction of a second is written as far as it goes. */
export function timeText(value: bigint, unitsPerSecond: bigint): string {
  const seconds = Number(value / unitsPerSecond);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, "0")).join(":");
  const rest = value % unitsPerSecond;
  if (rest === 0n) return clock;
  const places = String(unitsPerSecond).length - 1;
  return `${clock}.${String(rest).padStart(places, "0").replace(/0+$/, "")}`;
}

/** A timestamp from its count of units since 1970, in ISO 8601; the suffix is `Z` where the database knows the zone. */
export function timestampText(value: bigint, unitsPerSecond: bigint, suffix: string): string {
  if (value >= INFINITE_TIME || value <= -INFINITE_TIME) return value > 0n ? "infinity" : "-infinity";
  const unitsPerDay = unitsPerSecond * 86_400n;
  const intoDay = ((value % unitsPerDay) + unitsPerDay) % unitsPerDay;
  const days = Number((value - intoDay) / unitsPerDay);
  return `${dateText(days)}T${timeText(intoDay, unitsPerSecond)}${suffix}`;
}

function counted(count: number, unit: string): string[] {
  return count === 0 ? [] : [`${count} ${unit}${Math.abs(count) === 1 ? "" : "s"}`];
}

/** An interval as DuckDB prints it: `1 year 2 months 3 days 04:05:06`. */
export function intervalText(months: number, days: number, nanoseconds: bigint): string {
  const parts = [
    ...counted(Math.trunc(months / 12), "year"),
    ...counted(months % 12, "month"),
    ...counted(days, "day"),
  ];
  if (nanoseconds !== 0n || parts.length === 0) {
    const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
    parts.push(`${nanoseconds < 0n ? "-" : ""}${timeText(size, 1_000_000_000n)}`);
  }
  return parts.join(" ");
}

/** Bytes as DuckDB prints them: printable ASCII as it is, all else as `\xAB`. */
export function blobText(bytes: Uint8Array): string {
  const printable = (byte: number) => byte >= 32 && byte < 127 && !`\\'"`.includes(String.fromCharCode(byte));
  return Array.from(bytes, (byte) =>
    printable(byte) ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
}
