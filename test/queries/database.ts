import { afterAll, afterEach } from "vitest";
import { type Database, openDatabase, refillDatabase } from "../../loaders/database.ts";
import type { Tables } from "../../loaders/dataset.ts";
import { withModelResults } from "../../loaders/models/results.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { defaultParameters, runQuery } from "../../loaders/run-query.ts";
import type { Parameters, ResultRow } from "../../src/engine/result.ts";
import { type Cell, parsePartialDate } from "../../src/schema/cell.ts";
import type { ParsedRow } from "../../src/schema/rules.ts";
import { TABLE_NAMES, type TableName, tableNamed } from "../../src/schema/tables.ts";

type SomeRow = Readonly<Record<string, Exclude<Cell, object> | readonly string[]>>;

/** Some columns of some rows; a date is written as in the CSV file, and what is left out is null. */
export type SomeRows = Partial<Record<TableName, readonly SomeRow[]>>;

/** Databases with tables and views, which take longer to make than most queries to run: tests hand them on. */
const idle: Database[] = [];
const lent: Database[] = [];

afterEach(() => {
  idle.push(...lent.splice(0));
});

afterAll(() => {
  for (const database of idle.splice(0)) database.close();
});

const folder = readQueryFolder("src/queries");

/** A database that holds just these rows and the project's views. */
export function databaseWith(rows: SomeRows) {
  return databaseOf(tablesOf(rows));
}

/** A database that holds these rows, the results of every model from them, and the project's views. */
export function databaseWithModels(rows: SomeRows) {
  return databaseOf(withModelResults(tablesOf(rows)));
}

async function databaseOf(tables: Tables) {
  const { queries, views } = await folder;
  const kept = idle.pop();
  if (kept) await refillDatabase(kept, tables);
  const database = kept ?? (await openDatabase(tables, views));
  lent.push(database);
  return {
    select: async (sql: string): Promise<readonly ResultRow[]> => (await runQuery(database.connection, sql)).rows,
    run: async (id: string, parameters: Parameters = {}): Promise<readonly ResultRow[]> => {
      const query = queries.find((file) => file.id === id);
      if (!query) throw new Error(`There is no src/queries/${id}.sql`);
      const { rows: found } = await runQuery(database.connection, query.sql, {
        ...defaultParameters(query.parameters),
        ...parameters,
      });
      return found;
    },
  };
}

function tablesOf(rows: SomeRows): Tables {
  const tables = new Map(TABLE_NAMES.map((name) => [name, (rows[name] ?? []).map((row) => completed(name, row))]));
  const empty: Tables = {
    architectures: [],
    ratings: [],
    models: [],
    lineage: [],
    adoption_events: [],
    moe_measurements: [],
    sequence_models: [],
    kernel_benchmarks: [],
    kernel_runs: [],
    training_innovations: [],
    essay_claims: [],
    predictions: [],
    prediction_evidence: [],
    orchestration_facts: [],
    model_results: [],
    sources: [],
  };
  return { ...empty, ...Object.fromEntries(tables) };
}

function completed(table: TableName, row: SomeRow): ParsedRow {
  return Object.fromEntries(
    Object.entries(tableNamed(table).columns).map(([column, { type }]): [string, Cell] => {
      const value = row[column] ?? null;
      return [column, type === "date" && typeof value === "string" ? parsePartialDate(value) : value];
    }),
  );
}
