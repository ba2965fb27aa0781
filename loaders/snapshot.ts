import type { DuckDBConnection } from "@duckdb/node-api";
import type { Snapshot } from "../src/engine/result.ts";
import type { AssembledDataset } from "./assembled-dataset.ts";
import { type Problem, ProblemsError } from "./problem.ts";
import type { QueryFile } from "./query-file.ts";
import { defaultParameters, runQuery } from "./run-query.ts";
import { queryProblem } from "./sql-error.ts";
import { didYouMean } from "./suggestion.ts";

/**
 * Runs every query with its default parameters.
 *
 * @throws ProblemsError with the problems of all queries: SQL errors and claims that are not in the dataset
 */
export async function takeSnapshots(
  connection: DuckDBConnection,
  queries: readonly QueryFile[],
  { tables, version }: AssembledDataset,
): Promise<readonly Snapshot[]> {
  const claimIds = new Set(tables.essay_claims.map(({ id }) => String(id)));
  const problems: Problem[] = queries.flatMap((query) => claimProblems(query, claimIds));
  const snapshots: Snapshot[] = [];
  for (const query of queries) {
    try {
      snapshots.push(await takeSnapshot(connection, query, version));
    } catch (error) {
      problems.push(queryProblem(query, error));
    }
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  return snapshots;
}

async function takeSnapshot(connection: DuckDBConnection, query: QueryFile, version: string): Promise<Snapshot> {
  const { id, title, description, claims, sql, parameters } = query;
  const result = await runQuery(connection, sql, defaultParameters(parameters));
  return {
    id,
    title,
    description,
    claims: claims.map(({ text }) => text),
    sql,
    parameters,
    catalogVersion: version,
    result,
  };
}

function claimProblems({ file, claims }: QueryFile, known: ReadonlySet<string>): readonly Problem[] {
  return claims
    .filter(({ text }) => !known.has(text))
    .map(({ text, line, column }) => ({
      file,
      line,
      column,
      message: `claim ${text} is not in essay_claims.id${didYouMean(text, known)}`,
    }));
}
