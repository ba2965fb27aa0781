import * as v from "valibot";
import type { QueryResult } from "../engine/result.js";
import { readRows } from "../tables/rows.js";

/** What a bet's query may say of it. */
export const VERDICTS = {
  holding: { symbol: "●", text: "Holding", description: "no counterexample so far" },
  falsified: { symbol: "✕", text: "Falsified", description: "a counterexample is on record" },
  confirmed: { symbol: "✓", text: "Confirmed", description: "decided for the bet" },
  undecidable: { symbol: "?", text: "Undecidable", description: "the wording or the record does not decide it" },
} as const;

export type Verdict = keyof typeof VERDICTS;

/** The shape of a bet's one row. */
export const verdictRow = v.object({
  verdict: v.picklist(["holding", "falsified", "confirmed", "undecidable"]),
  as_of: v.string(),
  actual: v.string(),
  n_for: v.number(),
  n_against: v.number(),
  strength_for: v.number(),
  strength_against: v.number(),
  decisive: v.array(v.string()),
});

/** The one row of a bet's query. `decisive` holds keys `table:id` of the rows that decide. */
export type VerdictRow = v.InferOutput<typeof verdictRow>;

/**
 * Reads the answer of a bet's query.
 *
 * @throws where it is not one row of a verdict
 */
export function readVerdict(result: QueryResult): VerdictRow {
  const [row, ...others] = readRows(verdictRow, result);
  if (row === undefined || others.length > 0) throw new Error(`a bet's query gives one row, not ${result.rows.length}`);
  return row;
}
