import { readdir, readFile } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import type { Problem } from "./problem.ts";
import { isView, parseQueryFile, type QueryFile } from "./query-file.ts";

export interface QueryFolder {
  readonly queries: readonly QueryFile[];
  readonly views: readonly QueryFile[];
  readonly problems: readonly Problem[];
}

const ID = /^[a-z0-9_-]+\/[a-z0-9_-]+$/;

/**
 * Reads every `.sql` file in the folders of a directory, in the order of their names.
 *
 * @param directory the folder of folders, `src/queries`
 * @param label what to call it in problems
 */
export async function readQueryFolder(directory: string, label = directory): Promise<QueryFolder> {
  const paths = (await readdir(directory, { recursive: true }))
    .map((path) => path.split(sep).join(posix.sep))
    .filter((path) => path.endsWith(".sql"))
    .sort();
  const problems: Problem[] = [];
  const files: QueryFile[] = [];
  for (const path of paths) {
    const file = join(label, path);
    const id = path.slice(0, -".sql".length);
    if (!ID.test(id)) {
      const message = "a query's path must be folder/name.sql, in lower-case letters, digits, - and _";
      problems.push({ file, line: 1, column: 1, message });
      continue;
    }
    const parsed = parseQueryFile(id, file, await readFile(join(directory, path), "utf8"));
    files.push(parsed.query);
    problems.push(...parsed.problems);
  }
  return {
    queries: files.filter(({ id }) => !isView(id)),
    views: files.filter(({ id }) => isView(id)),
    problems,
  };
}
