import type { DuckDBConnection } from "@duckdb/node-api";
import { recordOf, type SearchRecord } from "../src/predictions/counterexample/record.ts";
import { leastChanges } from "../src/predictions/counterexample/search.ts";
import { type ScenarioRow, type ScenarioValue, withScenario } from "../src/predictions/scenario.ts";
import { readVerdict } from "../src/predictions/verdict.ts";
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
  const search = await leastChanges({
    sql,
    parameters,
    asOf: today,
    tables: new Map(read.map((name) => [name, tables[name].map(scenarioRow)])),
    run: async (scenario) => readVerdict(await runQuery(connection, withScenario(sql, scenario), parameters)),
  });
  return recordOf(search);
}

function scenarioRow(row: Readonly<Record<string, Cell>>): ScenarioRow {
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, scenarioValue(cell)]));
}

function scenarioValue(cell: Cell): ScenarioValue {
  return isPartialDate(cell) ? cell.text : cell;
}
