import type { DuckDBConnection } from "@duckdb/node-api";
import { recordOf, type SearchRecord } from "../src/predictions/counterexample/record.ts";
import { leastChanges } from "../src/predictions/counterexample/search.ts";
import { type Scenario, type ScenarioRow, type ScenarioValue, withScenario } from "../src/predictions/scenario.ts";
import { readVerdict, type VerdictRow } from "../src/predictions/verdict.ts";
import { type Cell, isPartialDate } from "../src/schema/cell.ts";
import { isTableName, type TableName } from "../src/schema/tables.ts";
import type { Tables } from "./dataset.ts";
import type { QueryFile } from "./query-file.ts";
import { defaultParameters, runQuery } from "./run-query.ts";
import { referencedTables } from "./sql-references.ts";

/** Tables that say what the bets and claims are: they are not supposed otherwise. */
const GIVEN: ReadonlySet<TableName> = new Set(["predictions", "essay_claims", "sources"]);

/**
 * The least changes of the record that would overturn a bet's verdict.
 *
 * @param today the day of the verdict, `YYYY-MM-DD`
 */
export async function counterexamples(
  connection: DuckDBConnection,
  { sql, parameters: declarations }: QueryFile,
  tables: Tables,
  today: string,
): Promise<SearchRecord> {
  const parameters = { ...defaultParameters(declarations), as_of: today };
  const read = (await referencedTables(connection, sql)).filter(isTableName).filter((name) => !GIVEN.has(name));
  const verdicts = new Map<string, VerdictRow>();
  const run = async (scenario: Scenario) => {
    // The search asks some questions twice, on its way and of what it found.
    const supposed = withScenario(sql, scenario);
    const verdict = verdicts.get(supposed) ?? readVerdict(await runQuery(connection, supposed, parameters));
    verdicts.set(supposed, verdict);
    return verdict;
  };
  const search = await leastChanges({
    sql,
    parameters,
    asOf: today,
    tables: new Map(read.map((name) => [name, tables[name].map(scenarioRow)])),
    run,
  });
  return recordOf(search);
}

function scenarioRow(row: Readonly<Record<string, Cell>>): ScenarioRow {
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, scenarioValue(cell)]));
}

function scenarioValue(cell: Cell): ScenarioValue {
  return isPartialDate(cell) ? cell.text : cell;
}
