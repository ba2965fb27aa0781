import type { DuckDBConnection } from "@duckdb/node-api";
import { isTableName, TABLE_NAMES, type TableName } from "../src/schema/tables.ts";
import { type Problem, ProblemsError } from "./problem.ts";
import type { QueryFile } from "./query-file.ts";
import { queryProblem } from "./sql-error.ts";
import { referencedTables } from "./sql-references.ts";

/** A view as it was created. */
export interface View {
  readonly name: string;
  readonly file: QueryFile;
  /** The tables on which it rests, through other views too, in the order of the schema. */
  readonly tables: readonly TableName[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

interface Draft {
  readonly name: string;
  readonly file: QueryFile;
  readonly reads: readonly string[];
}

/**
 * Creates views, each after those that it reads.
 *
 * @returns the views in the order in which they were created
 * @throws ProblemsError where a view cannot be created or views read each other in a circle
 */
export async function createViews(connection: DuckDBConnection, files: readonly QueryFile[]): Promise<readonly View[]> {
  const created = new Map<string, View>();
  for (const draft of inOrder(await readDrafts(connection, files))) {
    const { name, file, reads } = draft;
    try {
      // Preparing the bare statement first makes the places in error messages those of the file.
      (await connection.prepare(file.sql)).destroySync();
      await connection.run(`CREATE VIEW "${name}" AS ${file.sql}`);
    } catch (error) {
      throw new ProblemsError([queryProblem(file, error)]);
    }
    const below = new Set(reads.flatMap((read) => (isTableName(read) ? [read] : (created.get(read)?.tables ?? []))));
    const tables = TABLE_NAMES.filter((table) => below.has(table));
    created.set(name, { name, file, tables, columns: await describe(connection, name) });
  }
  return [...created.values()];
}

async function readDrafts(connection: DuckDBConnection, files: readonly QueryFile[]): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const name = file.id.slice(file.id.lastIndexOf("/") + 1);
    if (isTableName(name)) {
      problems.push({
        file: file.file,
        line: 1,
        column: 1,
        message: `a table is called ${name} already: rename the file`,
      });
    }
    try {
      drafts.push({ name, file, reads: await referencedTables(connection, file.sql) });
    } catch (error) {
      problems.push(queryProblem(file, error));
    }
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  return drafts;
}

function inOrder(drafts: readonly Draft[]): readonly Draft[] {
  const ordered: Draft[] = [];
  let waiting = drafts;
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const ready = waiting.filter(({ reads }) => !reads.some((read) => names.has(read)));
    if (ready.length === 0) throw new ProblemsError(circleProblems(waiting));
    ordered.push(...ready);
    waiting = waiting.filter((draft) => !ready.includes(draft));
  }
  return ordered;
}

/** One problem that walks round a circle: every waiting view reads another one that waits. */
function circleProblems(waiting: readonly Draft[]): readonly Problem[] {
  const path: Draft[] = [];
  let next = waiting[0];
  while (next && !path.includes(next)) {
    path.push(next);
    const { reads } = next;
    next = waiting.find(({ name }) => reads.includes(name));
  }
  const circle = next ? path.slice(path.indexOf(next)) : path;
  const [first] = circle;
  if (!first) return [];
  const walk = [...circle, first].map(({ file }) => file.file).join(" reads ");
  return [{ file: first.file.file, line: 1, column: 1, message: `views read each other in a circle: ${walk}` }];
}

async function describe(connection: DuckDBConnection, name: string): Promise<View["columns"]> {
  const reader = await connection.runAndReadAll(`DESCRIBE "${name}"`);
  return reader.getRowObjects().map((row) => ({ name: String(row["column_name"]), type: String(row["column_type"]) }));
}
