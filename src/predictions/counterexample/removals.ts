import type { TableName } from "../../schema/tables.js";
import { NO_SCENARIO, type Scenario, type ScenarioRow } from "../scenario.js";
import type { VerdictRow } from "../verdict.js";
import { type Flip, type Found, judgeOf, MOST } from "./flip.js";
import { flipAlone, flipTogether } from "./halving.js";
import { overturns } from "./overturns.js";
import type { Question } from "./question.js";
import { type RowGroup, removed } from "./relevant.js";

/** The most rows that are looked for which weigh against a falsified bet alone. */
const MOST_WEIGHTY = 60;

interface Item {
  readonly table: TableName;
  readonly row: ScenarioRow;
}

/** The single rows without which the verdict is overturned; for a falsified bet that has none, a set of rows. */
export async function removals(question: Question, base: VerdictRow, groups: readonly RowGroup[]): Promise<Found> {
  const items = groups.flatMap(({ table, rows }) => rows.map((row): Item => ({ table, row })));
  const flips = async (some: readonly Item[]) => overturns(base.verdict, await judgeOf(question)(without(some)));
  const flipOf = async (some: readonly Item[]): Promise<Flip> => ({
    change: { kind: "removal", rows: some },
    scenario: without(some),
    verdict: await judgeOf(question)(without(some)),
  });
  const alone: Item[] = [];
  for (const { table, rows } of groups) {
    const inGroup = rows.map((row): Item => ({ table, row }));
    alone.push(...(await flipAlone(inGroup, flips, MOST - alone.length)));
  }
  if (alone.length > 0) return { flips: await Promise.all(alone.map((item) => flipOf([item]))), tried: items.length };
  const set = base.verdict === "falsified" ? await carryingSet(question, base, items, groups, flips) : null;
  return { flips: set === null ? [] : [await flipOf(set)], tried: items.length };
}

/** A set of rows that carries a falsified bet; rows that weigh against it on their own are preferred. */
async function carryingSet(
  question: Question,
  base: VerdictRow,
  items: readonly Item[],
  groups: readonly RowGroup[],
  flips: (some: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[] | null> {
  const weighty = new Set<ScenarioRow>();
  for (const { table, rows } of groups) {
    const weighs = async (some: readonly ScenarioRow[]) =>
      (await question.run(removed(table, some))).n_against < base.n_against;
    for (const row of await flipAlone(rows, weighs, MOST_WEIGHTY)) weighty.add(row);
  }
  const heavy = items.filter(({ row }) => weighty.has(row));
  // What comes first is left out first, and another order may leave fewer.
  const first = await flipTogether(heavy, flips);
  if (first === null) return flipTogether([...items.filter(({ row }) => !weighty.has(row)), ...heavy], flips);
  const second = await flipTogether(heavy.toReversed(), flips);
  return second !== null && second.length < first.length ? second : first;
}

function without(items: readonly Item[]): Scenario {
  return { ...NO_SCENARIO, remove: items.flatMap(({ table, row }) => removed(table, [row]).remove) };
}
