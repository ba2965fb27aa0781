import type { DuckDBConnection } from "@duckdb/node-api";
import type { Parameters } from "../src/engine/result.ts";
import { combinationsOf } from "../src/predictions/combinations.ts";
import { readVerdict, type Verdict, type VerdictRow } from "../src/predictions/verdict.ts";
import { PROJECT } from "./project.ts";
import type { QueryFile } from "./query-file.ts";
import { defaultParameters, runQuery } from "./run-query.ts";

/** The first month end that a history looks at. */
const FIRST_MONTH = "2022-01";

/** The verdict on a bet under one set of definitions. */
export interface CombinationVerdict {
  readonly definitions: Parameters;
  readonly verdict: Verdict;
}

/** How the verdict on one bet came about, and how far it hangs on definitions. */
export interface PredictionHistory {
  readonly id: string;
  /** The verdict at each month end, oldest first, the last at the day of the dataset. */
  readonly months: readonly VerdictRow[];
  /** The first of each run of equal verdicts in `months`. */
  readonly changes: readonly VerdictRow[];
  /** The verdict today under each combination of definitions, the default first. */
  readonly combinations: readonly CombinationVerdict[];
  /** How many combinations there are, of which the list may be a part. */
  readonly totalCombinations: number;
}

/**
 * Replays a bet's query, one day after another and under every combination of its definitions.
 *
 * @param today the last day of the history, `YYYY-MM-DD`
 */
export async function predictionHistory(
  connection: DuckDBConnection,
  query: QueryFile,
  today: string = PROJECT.published,
): Promise<PredictionHistory> {
  const defaults = defaultParameters(query.parameters);
  const judge = async (parameters: Parameters) =>
    readVerdict(await runQuery(connection, query.sql, { ...defaults, ...parameters }));
  const months: VerdictRow[] = [];
  for (const day of monthEnds(FIRST_MONTH, today)) months.push(await judge({ as_of: day }));
  const { combinations, total } = combinationsOf(query.parameters);
  const judged: CombinationVerdict[] = [];
  for (const definitions of combinations) {
    const { verdict } = await judge({ ...definitions, as_of: today });
    judged.push({ definitions, verdict });
  }
  return {
    id: query.id.slice(query.id.indexOf("/") + 1),
    months,
    changes: months.filter(({ verdict }, index) => verdict !== months[index - 1]?.verdict),
    combinations: judged,
    totalCombinations: total,
  };
}

/** The last day of every month from a month, `YYYY-MM`, up to a day, and that day itself. */
export function monthEnds(firstMonth: string, today: string): readonly string[] {
  const first = new Date(`${firstMonth}-01T00:00:00Z`);
  const ends: string[] = [];
  for (let month = first.getUTCMonth() + 1; ; month++) {
    const end = new Date(Date.UTC(first.getUTCFullYear(), month, 0)).toISOString().slice(0, 10);
    if (end >= today) return [...ends, today];
    ends.push(end);
  }
}
