import * as v from "valibot";
import { type TableName, tableNamed } from "../../schema/tables.js";
import { encodeScenario, type ScenarioRow } from "../scenario.js";
import { verdictRow } from "../verdict.js";
import type { Flip } from "./flip.js";
import { movedDate } from "./months.js";
import { keyOf } from "./question.js";
import type { Search } from "./search.js";

const cell = v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]);

const flipRecord = v.object({
  kind: v.picklist(["date", "addition", "removal"]),
  verdict: verdictRow.entries.verdict,
  /** The rows that are moved, copied or removed, as `table:key`, with a name for each. */
  rows: v.array(v.object({ key: v.string(), name: v.string() })),
  /** The cells that differ from the record, and in a copied row from the row that was copied. */
  cells: v.array(v.object({ column: v.string(), from: cell, to: cell })),
  /** Months by which a date is moved, negative where it is moved back. */
  months: v.nullable(v.number()),
  /** The scenario, as an address carries it. */
  suppose: v.string(),
});

/** What the build found that would flip a bet, and how much it tried. */
export const searchRecord = v.object({
  flips: v.array(flipRecord),
  tried: v.object({ date: v.number(), addition: v.number(), removal: v.number() }),
});

export type FlipRecord = v.InferOutput<typeof flipRecord>;

export type SearchRecord = v.InferOutput<typeof searchRecord>;

/** A search as the site ships it. */
export function recordOf({ flips, tried }: Search): SearchRecord {
  return { flips: flips.map(flipOf), tried };
}

function flipOf({ change, scenario, verdict }: Flip): FlipRecord {
  const common = { kind: change.kind, verdict, months: null, suppose: encodeScenario(scenario) };
  if (change.kind === "removal") return { ...common, rows: change.rows.map(named), cells: [] };
  if (change.kind === "addition") {
    const { table, template, rewritten } = change;
    const cells = rewritten.map(({ column, value }) => ({
      column,
      from: cellOf(template[column]),
      to: cellOf(value),
    }));
    return { ...common, rows: [named({ table, row: template })], cells };
  }
  const { table, row, column, months } = change;
  const from = String(row[column]);
  return { ...common, months, rows: [named({ table, row })], cells: [{ column, from, to: movedDate(from, months) }] };
}

function cellOf(value: ScenarioRow[string] | undefined): v.InferOutput<typeof cell> {
  if (value === undefined) return null;
  return typeof value === "object" && value !== null ? [...value] : value;
}

function named({ table, row }: { readonly table: TableName; readonly row: ScenarioRow }) {
  const key = keyOf(table, row);
  return { key: `${table}:${key}`, name: nameOf(table, row) ?? key };
}

/** What a reader calls a row. */
function nameOf(table: TableName, row: ScenarioRow): string | null {
  const cell = (column: string) => String(row[column] ?? "");
  switch (table) {
    case "adoption_events":
      return `${cell("technique_id")}, ${stageText(cell("stage"))} (${cell("who")})`;
    case "prediction_evidence":
      return cell("fact").replace(/\.$/, "");
    case "orchestration_facts":
      return `${cell("quantity")} (${cell("id")})`;
    case "kernel_benchmarks":
      return `${cell("implementation")} on ${cell("gpu")}, ${cell("metric").replaceAll("_", " ")}`;
    default:
      return typeof row["name"] === "string" ? row["name"] : null;
  }
}

function stageText(stage: string): string {
  const { columns } = tableNamed("adoption_events");
  const declared = columns["stage"];
  return declared?.type === "enum" ? (declared.values[stage] ?? stage) : stage;
}
