import type { TableName } from "../../schema/tables.js";
import type { ScenarioRow } from "../scenario.js";
import type { VerdictRow } from "../verdict.js";
import { added, type Copy, copiesOf, type Draft, drafts, growingColumns, longer, templates } from "./additions.js";
import { type Flip, type Found, judgeOf, MOST } from "./flip.js";
import { chunks, flipAlone } from "./halving.js";
import { overturns } from "./overturns.js";
import { grouped, kindColumns, type Question } from "./question.js";
import type { RowGroup } from "./relevant.js";

/** The most flips that differ in the copied row alone. */
const ALIKE = 2;

/** The most pairs of rewritten cells that are tried in one table. */
const MOST_PAIRS = 30;

/** Rows that are tried in one query. */
const AT_ONCE = 120;

/** The latest templates whose lists are made longer. */
const GROWN = 8;

/**
 * A technique is several rows, so none is added alone, and what a collected fact means for a bet is a judgement, so none
 * is made up. Rows of the other tables are facts of their own.
 */
const NOT_ADDED: ReadonlySet<TableName> = new Set(["architectures", "ratings", "prediction_evidence"]);

/** The single added rows that overturn the verdict, with as few cells rewritten as does it. */
export async function additions(question: Question, base: VerdictRow, groups: readonly RowGroup[]): Promise<Found> {
  let tried = 0;
  const flips = async (copies: readonly Copy[]) =>
    overturns(base.verdict, await judgeOf(question)(added(copies, question.asOf)));
  const tables = [...question.tables.keys()]
    .filter((table) => !NOT_ADDED.has(table))
    .map((table) => {
      const relevant = groups.filter((group) => group.table === table).flatMap(({ rows }) => rows);
      return { table, rows: templates(question, table, relevant), single: drafts(question, table) };
    });
  // Where rows are weighed against each other one more weighs the same, however many of its cells are rewritten.
  for (const cells of base.n_against === 0 ? [0, 1, 2] : [0, 1]) {
    const found: Copy[] = [];
    for (const { table, rows, single } of tables) {
      // Rows of no common kind pull different ways, so they are tried one by one.
      const atOnce = kindColumns(question, table).length === 0 ? 1 : AT_ONCE;
      const choices = combinationsOf(single, cells);
      for (const draft of cells === 2 ? choices.slice(0, MOST_PAIRS) : choices) {
        const copies = copiesOf(table, rows, draft);
        tried += copies.length;
        for (const some of chunks(copies, atOnce)) found.push(...(await flipAlone(some, flips, ALIKE)));
      }
      if (cells === 1) found.push(...(await grown(table, rows)));
    }
    const flipping: Flip[] = [];
    for (const copy of varied(found)) {
      const scenario = added([copy], question.asOf);
      const verdict = await judgeOf(question)(scenario);
      if (overturns(base.verdict, verdict)) flipping.push({ change: { kind: "addition", ...copy }, scenario, verdict });
    }
    if (flipping.length > 0) return { flips: flipping.slice(0, MOST), tried };
  }
  return { flips: [], tried };

  /** Copies whose lists name one more row of another table. */
  async function grown(table: TableName, rows: readonly ScenarioRow[]): Promise<readonly Copy[]> {
    const found: Copy[] = [];
    for (const { column, ids } of growingColumns(question, table)) {
      for (const template of rows.slice(0, GROWN)) {
        const copyWith = (some: readonly string[]): readonly Copy[] => {
          const rewriting = longer(template, column, some);
          return rewriting === null ? [] : [{ table, template, rewritten: [rewriting] }];
        };
        if (found.length >= ALIKE) return found;
        tried += ids.length;
        const alone = await flipAlone(ids, async (some) => flips(copyWith(some)), 1);
        found.push(...copyWith(alone));
      }
    }
    return found;
  }
}

/** The copies that differ in more than the copied row first, and at most two of each that differ in nothing else. */
function varied(copies: readonly Copy[]): readonly Copy[] {
  const alike = grouped(copies, ({ table, rewritten }) => [table, ...rewritten.map(({ column }) => column)].join());
  return [0, 1].flatMap((place) => [...alike.values()].flatMap((group) => group.slice(place, place + 1)));
}

/** Every choice of so many drafts in different columns. */
function combinationsOf(single: readonly Draft[], cells: number): readonly (readonly Draft[])[] {
  if (cells === 0) return [[]];
  if (cells === 1) return single.map((one) => [one]);
  return single.flatMap((one, i) =>
    single.slice(i + 1).flatMap((other) => (one.column === other.column ? [] : [[one, other]])),
  );
}
