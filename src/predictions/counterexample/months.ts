import { parsePartialDate } from "../../schema/cell.js";

/**
 * A date of the record moved by whole months. A day beyond its month's end becomes the last; a date known to the year
 * is taken as its January, as queries take it.
 *
 * @returns null where the text is no date
 */
export function movedDate(text: string, months: number): string | null {
  const date = parsePartialDate(text);
  if (date === null) return null;
  const [year = 0, month = 1, day = 1] = date.iso.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const monthText = first.toISOString().slice(0, 7);
  if (date.precision !== "day") return monthText;
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${monthText}-${String(Math.min(day, last)).padStart(2, "0")}`;
}
