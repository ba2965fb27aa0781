import type { TableName } from "../../schema/tables.js";
import type { ScenarioRow } from "../scenario.js";
import type { VerdictRow } from "../verdict.js";
import { type Flip, type Found, judgeOf, MOST } from "./flip.js";
import { flipAlone } from "./halving.js";
import { movedDate } from "./months.js";
import { overturns } from "./overturns.js";
import type { Question } from "./question.js";
import { FARTHEST, movableColumn, moved, type RowGroup } from "./relevant.js";

/** Months by which dates are moved, before the least number between two of them is looked for. */
const LADDER = [1, 3, 6, 12, 24, FARTHEST] as const;

/** Steps of the ladder at which rows of one kind must flip together before they are looked at more closely. */
const SOUNDINGS: ReadonlySet<number> = new Set([12, FARTHEST]);

/** The single dates whose move overturns the verdict, and by how few months. */
export async function dateMoves(question: Question, base: VerdictRow, groups: readonly RowGroup[]): Promise<Found> {
  const judge = judgeOf(question);
  let tried = 0;
  const flips = new Map<ScenarioRow, Flip>();
  const kinds: { readonly table: TableName; readonly rows: readonly ScenarioRow[]; readonly sign: 1 | -1 }[] = [];
  for (const { table, rows } of groups) {
    const column = movableColumn(table);
    if (column === null) continue;
    for (const sign of [-1, 1] as const) {
      const flipping = [];
      for (const months of SOUNDINGS) {
        const movable = inReach(rows, column, sign * months);
        tried += movable.length;
        if (movable.length > 0) flipping.push(await flipsBy(table, column, movable, sign * months));
      }
      if (flipping.includes(true)) kinds.push({ table, rows, sign });
    }
  }
  for (const [step, months] of LADDER.entries()) {
    for (const { table, rows, sign } of kinds) {
      const column = movableColumn(table) ?? "";
      const movable = inReach(rows, column, sign * months).filter((row) => !flips.has(row));
      if (!SOUNDINGS.has(months)) tried += movable.length;
      const alone = await flipAlone(movable, (some) => flipsBy(table, column, some, sign * months), MOST);
      for (const row of alone) {
        const least = await narrowed(table, row, column, sign * months, LADDER[step - 1] ?? 0);
        if (least) flips.set(row, least);
      }
    }
    if (flips.size > 0) break;
  }
  return { flips: leastFirst([...flips.values()]), tried };

  async function flipsBy(table: TableName, column: string, rows: readonly ScenarioRow[], months: number) {
    return overturns(base.verdict, await judge(moved(table, column, rows, months)));
  }

  function inReach(rows: readonly ScenarioRow[], column: string, months: number): readonly ScenarioRow[] {
    return rows.filter((row) => {
      const to = movedDate(String(row[column] ?? ""), months);
      return to !== null && to <= question.asOf;
    });
  }

  /** The least number of months above `known` and up to `by` that flips, by one row. */
  async function narrowed(table: TableName, row: ScenarioRow, column: string, by: number, known: number) {
    for (let months = known + 1; months <= Math.abs(by); months++) {
      const signed = Math.sign(by) * months;
      const scenario = moved(table, column, [row], signed);
      const verdict = await judge(scenario);
      if (overturns(base.verdict, verdict)) {
        return { change: { kind: "date" as const, table, row, column, months: signed }, scenario, verdict };
      }
    }
    return null;
  }
}

function leastFirst(flips: readonly Flip[]): readonly Flip[] {
  const distance = ({ change }: Flip) => (change.kind === "date" ? Math.abs(change.months) : 0);
  return flips.toSorted((a, b) => distance(a) - distance(b)).slice(0, MOST);
}
