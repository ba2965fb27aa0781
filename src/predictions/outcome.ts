import * as v from "valibot";

/** Where a bet stands as of one date. */
export const BET_VERDICTS = {
  holding: { symbol: "●", text: "Holding", description: "no counterexample so far" },
  falsified: { symbol: "✕", text: "Falsified", description: "a counterexample is on record" },
  confirmed: { symbol: "✓", text: "Confirmed", description: "decided in its favour" },
  undecidable: { symbol: "?", text: "Undecidable", description: "the wording or the record does not decide it" },
} as const;

export type BetVerdict = keyof typeof BET_VERDICTS;

/** The one row that every prediction's query returns. */
export const betOutcome = v.object({
  verdict: v.picklist(["holding", "falsified", "confirmed", "undecidable"]),
  as_of: v.string(),
  /** What was found, in words. */
  actual: v.pipe(v.string(), v.nonEmpty()),
  n_for: v.number(),
  n_against: v.number(),
  /** Added-up strength, 1 to 3 each, of the hand-collected facts. */
  strength_for: v.number(),
  strength_against: v.number(),
  /** Rows that decide, as `table:key`. */
  decisive: v.array(v.string()),
});

export type BetOutcome = v.InferOutput<typeof betOutcome>;
