import * as v from "valibot";
import type { ResultRow, Value } from "../../engine/result.js";
import { type Cell, cellSchema, isList, isPartialDate, parsePartialDate } from "../../schema/cell.js";
import { disputeNeedsNote, seenNeedsSource } from "../../schema/rules.js";
import { precisionColumn } from "../../schema/table.js";
import { type TableName, tableNamed } from "../../schema/tables.js";
import type { ScenarioRow, ScenarioValue } from "../scenario.js";
import type { Field } from "./fields.js";

/** What stands in a form's fields, by column. */
export type Texts = Readonly<Record<string, string>>;

/** A problem for each field that has one, by column. */
export type FieldProblems = ReadonlyMap<string, string>;

export type ReadRow =
  | { readonly kind: "row"; readonly row: ScenarioRow }
  | { readonly kind: "problems"; readonly problems: FieldProblems };

export type ReadCell =
  | { readonly kind: "cell"; readonly value: ScenarioValue }
  | { readonly kind: "problem"; readonly message: string };

// A supposed row rests on no source: only what ties its figures together is asked of it.
const NOT_ASKED: ReadonlySet<unknown> = new Set([seenNeedsSource, disputeNeedsNote]);

/** Reads a form's texts as a row to suppose. Empty fields are left out of it. */
export function readRow(table: TableName, fields: readonly Field[], texts: Texts): ReadRow {
  const cells = new Map<string, Cell>();
  const problems = new Map<string, string>();
  for (const field of fields) {
    const parsed = parse(field, texts[field.name] ?? "");
    if (parsed.kind === "problem") problems.set(field.name, parsed.message);
    else cells.set(field.name, parsed.cell);
  }
  if (problems.size > 0) return { kind: "problems", problems };
  const broken = brokenRules(table, cells);
  if (broken.size > 0) return { kind: "problems", problems: broken };
  const filled = [...cells].filter(([, cell]) => cell !== null);
  return { kind: "row", row: Object.fromEntries(filled.map(([name, cell]) => [name, scenarioValue(cell)])) };
}

/** Reads the text of one field as the value of a cell; no text is an empty cell. */
export function readCell(field: Field, text: string): ReadCell {
  const parsed = parse(field, text);
  return parsed.kind === "problem" ? parsed : { kind: "cell", value: scenarioValue(parsed.cell) };
}

type Parsed = { readonly kind: "cell"; readonly cell: Cell } | { readonly kind: "problem"; readonly message: string };

function parse({ name, column, required }: Field, text: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === "")
    return required ? { kind: "problem", message: `${name} may not be empty` } : { kind: "cell", cell: null };
  const spaced = column.type === "list" ? trimmed.split(/\s*;\s*/).join(";") : trimmed;
  const parsed = v.safeParse(cellSchema(name, column), spaced);
  return parsed.success
    ? { kind: "cell", cell: parsed.output }
    : { kind: "problem", message: parsed.issues[0].message };
}

function brokenRules(table: TableName, cells: ReadonlyMap<string, Cell>): FieldProblems {
  const { columns, rules = [] } = tableNamed(table);
  const row = Object.fromEntries(Object.keys(columns).map((name) => [name, cells.get(name) ?? null]));
  const violations = rules.filter((rule) => !NOT_ASKED.has(rule)).flatMap((rule) => rule.check(row) ?? []);
  return new Map(violations.map(({ column, message }) => [column, message]));
}

function scenarioValue(cell: Cell): ScenarioValue {
  if (isPartialDate(cell)) return cell.text;
  return isList(cell) ? [...cell] : cell;
}

/** A row of the record as a form's texts, each as the CSV file has it. */
export function textsOf(table: TableName, row: ResultRow): Texts {
  return Object.fromEntries(
    Object.entries(tableNamed(table).columns).map(([name, { type }]) => {
      const value = row[name] ?? null;
      return [name, type === "date" ? dateText(value, row[precisionColumn(name)] ?? null) : textOf(value)];
    }),
  );
}

const DATE_LENGTH: Readonly<Record<string, number>> = { year: 4, month: 7 };

function dateText(value: Value, precision: Value): string {
  return textOf(value).slice(0, DATE_LENGTH[String(precision)] ?? 10);
}

function textOf(value: Value): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(";") : String(value);
}

/** What a blank form may begin with. */
export interface Beginning {
  /** The bet on whose page the form stands. */
  readonly bet: string;
  /** A day on which a supposed row counts, `YYYY-MM-DD`. */
  readonly day: string;
  /** Keys that are taken already. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Texts of a blank row: a key that is free, the day of the bet's judgement, the mark `seen`, so that the switch for
 * verified rows keeps what is supposed, and the bet where the row must name one.
 */
export function blankTexts(table: TableName, fields: readonly Field[], { bet, day, taken }: Beginning): Texts {
  const { key } = tableNamed(table);
  const pairs = fields.flatMap(({ name, column, required }) => {
    if (name === "evidence") return [[name, "seen"]];
    if (column.references?.table === "predictions") return [[name, bet]];
    if (column.references || !required) return [];
    if (column.type === "date") return [[name, day]];
    return key.length === 1 && key[0] === name ? [[name, freeKey("supposed", taken)]] : [];
  });
  return Object.fromEntries(pairs);
}

/** Texts of a copy: those of the row, under a key that is free where the key is one column. */
export function copiedTexts(table: TableName, texts: Texts, taken: ReadonlySet<string>): Texts {
  const [name, ...others] = tableNamed(table).key;
  if (name === undefined || others.length > 0) return texts;
  return { ...texts, [name]: freeKey(`${texts[name] ?? ""}-supposed`, taken) };
}

function freeKey(stem: string, taken: ReadonlySet<string>): string {
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
}

/** Whether a date as written begins after a day. */
export function isAfter(text: string, day: string): boolean {
  return (parsePartialDate(text)?.iso ?? "") > day;
}
