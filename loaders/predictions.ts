import type { DuckDBConnection } from "@duckdb/node-api";
import type { Parameters } from "../src/engine/result.ts";
import type { Ledger } from "../src/predictions/bets.ts";
import { combinationsOf } from "../src/predictions/combinations.ts";
import { FIRST_MONTH, monthEnds } from "../src/predictions/month-ends.ts";
import { readVerdict, type Verdict, type VerdictRow } from "../src/predictions/verdict.ts";
import { openDataset } from "./assemble.ts";
import { counterexamples } from "./counterexamples.ts";
import { lockDatabase } from "./database.ts";
import type { Tables } from "./dataset.ts";
import { PROJECT } from "./project.ts";
import type { QueryFile } from "./query-file.ts";
import { defaultParameters, runQuery } from "./run-query.ts";

/** Months between two looks at a bet. */
const STRIDE = 3;

/** The verdict on a bet under one set of definitions. */
export interface CombinationVerdict {
  readonly definitions: Parameters;
  readonly verdict: Verdict;
}

/** How the verdict on one bet came about, and how far it hangs on definitions. */
export interface PredictionHistory {
  readonly id: string;
  /**
   * The verdict at month ends, oldest first, the last at the day of the dataset: every third month, and each month of a
   * quarter over which the verdict changed.
   */
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
  const months = await verdictsBy(monthEnds(FIRST_MONTH, today), (day) => judge({ as_of: day }));
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

/** Looks closer only where two days of a coarse row of days differ in their verdict. */
async function verdictsBy(days: readonly string[], judge: (day: string) => Promise<VerdictRow>): Promise<VerdictRow[]> {
  const rows: VerdictRow[] = [];
  for (let i = 0; i < days.length; i = i === days.length - 1 ? days.length : Math.min(i + STRIDE, days.length - 1)) {
    const row = await judge(days[i] ?? "");
    const before = rows.at(-1);
    if (before !== undefined && before.verdict !== row.verdict) {
      for (const day of days.slice(days.indexOf(before.as_of) + 1, i)) rows.push(await judge(day));
    }
    rows.push(row);
  }
  return rows;
}

/**
 * The record of every bet for the site: today's verdict, the months at which verdict or finding changed, and the verdict
 * under other definitions, and the least changes that would overturn it.
 *
 * @param root the project's folder
 * @throws ProblemsError with the problems of the data or the query files
 */
export async function betLedger(root: string, today: string = PROJECT.published): Promise<Ledger> {
  const { database, queries, tables } = await openDataset(root);
  try {
    const second = await database.connect();
    await lockDatabase(database);
    const bets = queries.filter(({ id }) => id.startsWith("predictions/"));
    const waiting = [...bets];
    const records = new Map<QueryFile, Ledger["records"][number]>();
    const work = async (connection: DuckDBConnection) => {
      for (let query = waiting.shift(); query !== undefined; query = waiting.shift()) {
        const record = await betRecord(connection, query, tables, today);
        if (record !== null) records.set(query, record);
      }
    };
    // A connection keeps one core busy.
    await Promise.all([database.connection, second].map(work));
    return { asOf: today, records: bets.flatMap((query) => records.get(query) ?? []) };
  } finally {
    database.close();
  }
}

async function betRecord(
  connection: DuckDBConnection,
  query: QueryFile,
  tables: Tables,
  today: string,
): Promise<Ledger["records"][number] | null> {
  const { id, months, combinations, totalCombinations } = await predictionHistory(connection, query, today);
  const outcome = months.at(-1);
  if (outcome === undefined) return null;
  const changes = months.filter(({ verdict, actual }, i) => {
    const before = months[i - 1];
    return verdict !== before?.verdict || actual !== before.actual;
  });
  const verified = await runQuery(connection, query.sql, {
    ...defaultParameters(query.parameters),
    as_of: today,
    verified_only: true,
  });
  return {
    id,
    outcome,
    verifiedVerdict: readVerdict(verified).verdict,
    history: changes.map(({ as_of, verdict, actual }) => ({ as_of, verdict, actual })),
    combinations: combinations.map(({ definitions, verdict }) => ({ parameters: definitions, verdict })),
    totalCombinations,
    search: await counterexamples(connection, query, tables, today),
  };
}
