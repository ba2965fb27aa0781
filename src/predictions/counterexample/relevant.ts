import type { TableName } from "../../schema/tables.js";
import { NO_SCENARIO, type Scenario, type ScenarioRow } from "../scenario.js";
import type { VerdictRow } from "../verdict.js";
import { movedDate } from "./months.js";
import { dateColumnOf, grouped, keyOf, kindColumns, type Question } from "./question.js";

/** Rows of one table and kind, of which at least one bears on the finding. */
export interface RowGroup {
  readonly table: TableName;
  readonly rows: readonly ScenarioRow[];
}

/** The farthest that a date is moved, in months. */
export const FARTHEST = 36;

/**
 * The rows that bear on a bet's finding, by kind. A kind is dropped where taking all its rows away, and moving all their
 * dates by {@link FARTHEST} months either way, leaves the finding as it is.
 */
export async function relevantGroups(
  question: Question,
  table: TableName,
  base: VerdictRow,
): Promise<readonly RowGroup[]> {
  const rows = question.tables.get(table) ?? [];
  const matters = async (some: readonly ScenarioRow[]) => {
    for (const scenario of probes(table, some)) {
      if (!sameFinding(base, await question.run(scenario))) return true;
    }
    return false;
  };
  const kinds = kindColumns(question, table);
  if (rows.length === 0 || !(await matters(rows))) return [];
  const groups = kinds.length > 0 ? await byKind(rows, kinds, matters) : await byHalves(rows, matters);
  return groups.map((some) => ({ table, rows: some }));
}

async function byKind(
  rows: readonly ScenarioRow[],
  [kind, ...rest]: readonly string[],
  matters: (rows: readonly ScenarioRow[]) => Promise<boolean>,
): Promise<readonly (readonly ScenarioRow[])[]> {
  if (kind === undefined) return [rows];
  const groups = [...grouped(rows, (row) => String(row[kind])).values()];
  const kept = [];
  for (const group of groups) {
    // A kind that is the whole of its group was asked about before.
    if (groups.length === 1 || (await matters(group))) kept.push(...(await byKind(group, rest, matters)));
  }
  return kept;
}

async function byHalves(
  rows: readonly ScenarioRow[],
  matters: (rows: readonly ScenarioRow[]) => Promise<boolean>,
): Promise<readonly (readonly ScenarioRow[])[]> {
  if (rows.length === 0 || !(await matters(rows))) return [];
  if (rows.length === 1) return [rows];
  const middle = Math.ceil(rows.length / 2);
  return [...(await byHalves(rows.slice(0, middle), matters)), ...(await byHalves(rows.slice(middle), matters))];
}

/** The column that dates what a row tells of; a rating's date only says which state of the world was rated. */
export function movableColumn(table: TableName): string | null {
  return table === "ratings" ? null : dateColumnOf(table);
}

function probes(table: TableName, rows: readonly ScenarioRow[]): readonly Scenario[] {
  const column = movableColumn(table);
  const moves = column === null ? [] : [-FARTHEST, FARTHEST].map((months) => moved(table, column, rows, months));
  return [removed(table, rows), ...moves];
}

export function removed(table: TableName, rows: readonly ScenarioRow[]): Scenario {
  return { ...NO_SCENARIO, remove: rows.map((row) => ({ table, key: keyOf(table, row) })) };
}

export function moved(table: TableName, column: string, rows: readonly ScenarioRow[], months: number): Scenario {
  const change = rows.flatMap((row) => {
    const value = movedDate(String(row[column] ?? ""), months);
    return value === null ? [] : [{ table, key: keyOf(table, row), column, value }];
  });
  return { ...NO_SCENARIO, change };
}

/** The weight of collected facts is told beside the verdict and does not decide it. */
function sameFinding(one: VerdictRow, other: VerdictRow): boolean {
  const finding = ({ verdict, actual, n_for, n_against, decisive }: VerdictRow) =>
    JSON.stringify([verdict, actual, n_for, n_against, decisive]);
  return finding(one) === finding(other);
}
