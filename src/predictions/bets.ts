import * as v from "valibot";
import { searchRecord } from "./counterexample/record.js";
import { VERDICTS, type Verdict, verdictRow } from "./verdict.js";

const precision = v.nullable(v.picklist(["year", "month", "day"]));

/** One row of `src/queries/ledger/bets.sql`. */
export const bet = v.object({
  id: v.string(),
  essay: v.string(),
  statement: v.string(),
  falsifier: v.string(),
  criterion_variables: v.string(),
  made_on: v.string(),
  made_on_precision: precision,
  deadline: v.nullable(v.string()),
  deadline_precision: precision,
  /** How somebody judged the bet by hand, before any query. */
  status_2026_11: v.string(),
  /** Why it was judged so. */
  reasoning: v.string(),
  sources: v.array(v.string()),
  evidence: v.picklist(["seen", "recalled", "disputed"]),
  note: v.nullable(v.string()),
});

export type Bet = v.InferOutput<typeof bet>;

const { verdict, actual } = verdictRow.entries;

const betRecord = v.object({
  id: v.string(),
  outcome: verdictRow,
  /** The verdict today from only those rows that somebody read in their source. */
  verifiedVerdict: verdict,
  /** The verdict from each month end on, the first one first; only those at which verdict or finding change. */
  history: v.array(v.object({ as_of: v.string(), verdict, actual })),
  /** The verdict today under combinations of the definitions, the default first, those nearest to it next. */
  combinations: v.array(
    v.object({
      parameters: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
      verdict,
    }),
  ),
  /** How many combinations there are; the list may be a part of them. */
  totalCombinations: v.number(),
  /** The least changes of the record that would overturn the verdict today. */
  search: searchRecord,
});

const ledger = v.object({ asOf: v.string(), records: v.array(betRecord) });

/** Every bet's record, as of the day of the dataset. */
export type Ledger = v.InferOutput<typeof ledger>;

/** What the build found out about one bet: today, over time, and under other definitions. */
export type BetRecord = v.InferOutput<typeof betRecord>;

/**
 * Reads the ledger that the build wrote.
 *
 * @throws an error that names the part which is missing or of another kind
 */
export function readLedger(json: unknown): Ledger {
  const parsed = v.safeParse(ledger, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`the ledger does not read at ${v.getDotPath(issue) ?? "its top"}: ${issue.message}`);
}

/** One stretch of time with one verdict. */
export interface Stretch {
  readonly from: string;
  /** First day of the next stretch, or the end of the record. */
  readonly until: string;
  readonly verdict: Verdict;
}

/** A history as stretches of equal verdict up to `end`, whatever the finding within them. */
export function stretches(history: BetRecord["history"], end: string): readonly Stretch[] {
  const changes = history.filter(({ verdict: now }, i) => history[i - 1]?.verdict !== now);
  return changes.map(({ as_of, verdict: now }, i) => ({
    from: as_of,
    until: changes[i + 1]?.as_of ?? end,
    verdict: now,
  }));
}

/** Whether a bet is decided, one way or the other. */
export function isDecided(verdict: Verdict): boolean {
  return verdict === "falsified" || verdict === "confirmed";
}

/** What only the rows read in their source say, where that is something else; null where they agree. */
export function verifiedText({
  outcome,
  verifiedVerdict,
}: Pick<BetRecord, "outcome" | "verifiedVerdict">): string | null {
  return outcome.verdict === verifiedVerdict
    ? null
    : `${verifiedVerdict} by the rows that were read in their source alone`;
}

/** The day of the last change of verdict; null where there was none. */
export function lastChange(history: BetRecord["history"]): string | null {
  return history.findLast(({ verdict: now }, i) => i > 0 && history[i - 1]?.verdict !== now)?.as_of ?? null;
}

/**
 * How a bet stands for a reader: settled once its deadline has passed; before, open unless it was decided. A bet without
 * a deadline is open while it holds, and undecidable where nothing is to come that would decide it.
 */
export function standing(verdict: Verdict, deadline: string | null, today: string): string {
  if (deadline !== null && deadline < today) return `Settled: ${verdict}`;
  if (verdict === "holding" || (verdict === "undecidable" && deadline !== null)) return `Open, ${verdict} so far`;
  return VERDICTS[verdict].text;
}

/** Whole days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/**
 * Brier's score of a forecast (Brier 1950, for two outcomes): the squared distance of the probability from what
 * happened, 0 at best and 1 at worst.
 *
 * @param probability that the bet stands, 0–1
 */
export function brier(probability: number, stood: boolean): number {
  return (probability - Number(stood)) ** 2;
}
