import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { QueryResult } from "../../src/engine/result.ts";
import { openDataset } from "../assemble.ts";
import { type Database, lockDatabase } from "../database.ts";
import { resultCsv, resultJson, resultTable } from "../result-text.ts";
import { runQuery } from "../run-query.ts";
import { Refusal, run, writeOutput } from "./output.ts";

const USAGE = `Runs one SQL statement over the dataset's tables and views and prints its rows.

  npm run -s query -- "select id, name from models limit 5"
  npm run -s query -- - < statement.sql

  --csv    prints CSV instead of JSON
  --table  prints aligned columns`;

const options = readArguments();
if (options === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const { statement, format } = options;
  await run(async () => {
    const sql = statement === "-" ? await text(process.stdin) : statement;
    const { database } = await openDataset(process.cwd());
    try {
      await lockDatabase(database);
      await writeOutput(format(await answer(database, sql)));
    } finally {
      database.close();
    }
  });
}

async function answer({ connection }: Database, sql: string): Promise<QueryResult> {
  try {
    return await runQuery(connection, sql);
  } catch (error) {
    throw error instanceof Error ? new Refusal(error.message) : error;
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { csv: { type: "boolean" }, table: { type: "boolean" } },
      allowPositionals: true,
    });
    const [statement] = positionals;
    if (statement === undefined || positionals.length > 1 || (values.csv && values.table)) return null;
    return { statement, format: values.csv ? resultCsv : values.table ? resultTable : resultJson };
  } catch {
    return null;
  }
}
