import { rejection } from "../ui/rejection.js";
import type { PageState } from "../ui/url-state.js";

/** A stretch of time in months since the year 0, both ends counted. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Closer than half a year, marks that are known to the month would say more than they hold. */
export const MIN_MONTHS = 6;

/** `2017-06` as months since the year 0; null for what is no month. */
export function parseMonth(text: string): number | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])/.exec(text) ?? [];
  return year === undefined || month === undefined ? null : Number(year) * 12 + Number(month) - 1;
}

/** Months since the year 0 as `2017-06`. */
export function monthText(months: number): string {
  const whole = Math.round(months);
  return `${String(Math.floor(whole / 12)).padStart(4, "0")}-${String((whole % 12) + 1).padStart(2, "0")}`;
}

/** A day such as `2017-06-12` as months since the year 0, in fractions of a month. */
export function monthsOf(iso: string): number {
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + (Number(iso.slice(8, 10)) - 1) / 31;
}

/** A window of the wanted length as near as the limits allow. */
export function clampWindow({ from, to }: Window, limits: Window): Window {
  const length = Math.min(limits.to - limits.from, Math.max(MIN_MONTHS, to - from));
  const start = Math.min(limits.to - length, Math.max(limits.from, from));
  return { from: start, to: start + length };
}

/** A window `factor` times as long around a moment that stays where it is. */
export function zoomed({ from, to }: Window, factor: number, at: number, limits: Window): Window {
  const length = Math.min(limits.to - limits.from, Math.max(MIN_MONTHS, (to - from) * factor));
  const place = (at - from) / (to - from);
  return clampWindow({ from: at - place * length, to: at + (1 - place) * length }, limits);
}

/** A window moved by months, as far as the limits allow. */
export function panned({ from, to }: Window, months: number, limits: Window): Window {
  return clampWindow({ from: from + months, to: to + months }, limits);
}

export interface ReadWindow {
  readonly window: Window;
  readonly problems: readonly string[];
}

/** The window that the address asks for; of what is no window it says so, and has the standard one. */
export function readWindow(state: Pick<PageState, "get">, standard: Window, limits: Window): ReadWindow {
  const problems: string[] = [];
  const end = (key: "from" | "to") => {
    const text = state.get(key);
    if (text === null) return standard[key];
    const months = /^\d{4}-\d{2}$/.test(text) ? parseMonth(text) : null;
    if (months !== null && months >= limits.from && months <= limits.to) return months;
    const allowed = `a month from ${monthText(limits.from)} to ${monthText(limits.to)}`;
    problems.push(rejection(key, text, allowed, `${monthText(standard[key])} is used`));
    return standard[key];
  };
  const [from, to] = [end("from"), end("to")];
  if (to - from >= MIN_MONTHS) return { window: { from, to }, problems };
  const allowed = `at least ${MIN_MONTHS} months before “to”`;
  return { window: standard, problems: [...problems, rejection("from", monthText(from), allowed, "all is shown")] };
}
