import * as v from "valibot";
import type { Column } from "./column.js";
import type { Precision } from "./table.js";

/** A date as known: `iso` is the first day of the period, `last` its last day, `text` what the cell says. */
export interface PartialDate {
  readonly text: string;
  readonly iso: string;
  readonly last: string;
  readonly precision: Precision;
}

export type Cell = string | number | boolean | PartialDate | readonly string[] | null;

const PARTIAL_DATE = /^((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?$/;

const DIGITS = /^(?:0|-?[1-9]\d*)$/;

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

export function isPartialDate(cell: Cell | undefined): cell is PartialDate {
  return typeof cell === "object" && cell !== null && "iso" in cell;
}

export function isList(cell: Cell | undefined): cell is readonly string[] {
  return Array.isArray(cell);
}

/** The largest value of SQL's INTEGER, the type of integer columns. */
const LARGEST_INTEGER = 2 ** 31 - 1;

/**
 * Parses `2024`, `2024-05` or `2024-05-17`.
 *
 * @returns null where the text is no such date or names a day that no calendar has.
 */
export function parsePartialDate(text: string): PartialDate | null {
  const [, year, month, day] = PARTIAL_DATE.exec(text) ?? [];
  if (year === undefined) return null;
  const iso = `${year}-${month ?? "01"}-${day ?? "01"}`;
  const first = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(first.getTime()) || first.toISOString().slice(0, 10) !== iso) return null;
  if (day !== undefined) return { text, iso, last: iso, precision: "day" };
  const after = month === undefined ? Date.UTC(Number(year) + 1, 0, 0) : Date.UTC(Number(year), Number(month), 0);
  const last = new Date(after).toISOString().slice(0, 10);
  return { text, iso, last, precision: month === undefined ? "year" : "month" };
}

/**
 * The parser of one cell, from the text in the CSV file to its value. An empty cell is the caller's business: it is
 * null, and allowed only where the column is optional.
 */
export function cellSchema(name: string, column: Column): v.GenericSchema<string, Cell> {
  switch (column.type) {
    case "text":
      return v.pipe(
        v.string(),
        v.check(
          (value) => value.trim() === value,
          () => `${name} begins or ends with a space`,
        ),
        v.check(
          (value) => matches(column.pattern, value),
          ({ input }) => patternMessage(name, input, column.pattern),
        ),
      );
    case "integer":
    case "number":
      return v.pipe(
        v.string(),
        v.regex(
          column.type === "integer" ? DIGITS : DECIMAL,
          ({ input }) =>
            `${name} must be a ${column.type === "integer" ? "whole number" : "number"}, not ${quote(input)}`,
        ),
        v.transform(Number),
        v.check(
          (value) => Number.isFinite(value),
          () => `${name} is too large to be a number`,
        ),
        v.check(
          (value) => column.type === "number" || Math.abs(value) <= LARGEST_INTEGER,
          ({ input }) => `${name} ${input} is too large: a whole number may be at most ${LARGEST_INTEGER}`,
        ),
        v.check(
          (value) => value >= (column.min ?? -Infinity),
          ({ input }) => `${name} ${input} is less than ${column.min}`,
        ),
        v.check(
          (value) => value <= (column.max ?? Infinity),
          ({ input }) => `${name} ${input} is greater than ${column.max}`,
        ),
      );
    case "boolean":
      return v.pipe(
        v.picklist(["yes", "no"], ({ input }) => `${name} must be yes or no, not ${quote(input)}`),
        v.transform((value) => value === "yes"),
      );
    case "date":
      return v.pipe(
        v.string(),
        v.rawTransform(({ dataset, addIssue, NEVER }) => {
          const date = parsePartialDate(dataset.value);
          if (date) return date;
          addIssue({
            message: `${name} must be a date such as 2024, 2024-05 or 2024-05-17, not ${quote(dataset.value)}`,
          });
          return NEVER;
        }),
      );
    case "enum": {
      const values = Object.keys(column.values);
      return v.picklist(values, ({ input }) => `${name} must be one of ${values.join(", ")}, not ${quote(input)}`);
    }
    case "list":
      return v.pipe(
        v.string(),
        v.transform((value) => value.split(";")),
        v.check(
          (items) => items.every((item) => item.trim() === item && item !== ""),
          () => `${name} has an empty item or a space beside a ";"`,
        ),
        v.check(
          (items) => new Set(items).size === items.length,
          () => `${name} names an item twice`,
        ),
        v.check(
          (items) => items.every((item) => matches(column.pattern, item)),
          ({ input }) =>
            patternMessage(name, input.find((item) => !matches(column.pattern, item)) ?? "", column.pattern),
        ),
      );
  }
}

function matches(pattern: RegExp | undefined, value: string): boolean {
  return pattern === undefined || pattern.test(value);
}

function patternMessage(name: string, value: unknown, pattern: RegExp | undefined): string {
  return `${name} ${quote(value)} does not match ${pattern?.source}`;
}

function quote(value: unknown): string {
  const text = String(value);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
