import { NO_SCENARIO } from "../scenario.js";
import { additions } from "./copies.js";
import { dateMoves } from "./date-moves.js";
import type { Flip, Found } from "./flip.js";
import type { Question } from "./question.js";
import { type RowGroup, relevantGroups } from "./relevant.js";
import { removals } from "./removals.js";

export interface Search {
  /** The flips that were found, of each kind the least first. */
  readonly flips: readonly Flip[];
  /** How many changes were tried, one by one or in groups. */
  readonly tried: Readonly<Record<"date" | "addition" | "removal", number>>;
}

const NOTHING: Found = { flips: [], tried: 0 };

/**
 * Searches the least change of the record that overturns a bet's verdict: for one that stands, a change that falsifies
 * it; for a falsified one, a change under which it is not; for an undecidable one, a change that decides it.
 *
 * Three kinds are tried, each alone:
 * - one date moved: the main date of each row that bears on the finding, by up to 36 months back or forth and never
 *   past the day of the verdict. Distance is months.
 *   Rows of a kind are first moved together by 12 and by 36 months; only kinds that flip so are looked at more closely.
 * - one row removed, among those that bear on the finding. Where no row of a falsified bet carries it alone, a set of
 *   rows is gathered greedily: an upper bound of the least.
 * - one row added, for a bet that is not falsified: a copy of a row on record, dated at the day of the verdict, with up
 *   to two cells rewritten; with up to one where rows against the bet are on record already. Distance is the number of
 *   cells. Of each kind of row the latest and the largest are copied. The values are those that the schema allows or
 *   the query compares with, nothing, and half or twice the number there; a list may name one row more. Columns that
 *   the query does not name are left alone, as they cannot matter.
 *
 * Changes are tried in groups and each group that flips is halved, so a flip is missed where changes of one group undo
 * each other. Every flip that is told was run alone. The least found is therefore an upper bound of the least there is.
 */
export async function leastChanges(question: Question): Promise<Search> {
  const base = await question.run(NO_SCENARIO);
  const groups: RowGroup[] = [];
  for (const table of question.tables.keys()) groups.push(...(await relevantGroups(question, table, base)));
  const dates = await dateMoves(question, base, groups);
  const without = await removals(question, base, groups);
  const more = base.verdict === "falsified" ? NOTHING : await additions(question, base, groups);
  return {
    flips: [...dates.flips, ...more.flips, ...without.flips],
    tried: { date: dates.tried, addition: more.tried, removal: without.tried },
  };
}
