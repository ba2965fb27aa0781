import { readdir, readFile } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import type { Problem } from "./problem.ts";
import { isView, parseQueryFile, type QueryFile } from "./query-file.ts";
import { isPart, parseQueryPart, type QueryPart } from "./query-part.ts";

export interface QueryFolder {
  readonly queries: readonly QueryFile[];
  readonly views: readonly QueryFile[];
  readonly problems: readonly Problem[];
}

const ID = /^[a-z0-9_-]+\/[a-z0-9_-]+$/;

/**
 * Reads every `.sql` file in the folders of a directory, in the order of their names, with the parts that they share.
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
  const texts: { readonly id: string; readonly file: string; readonly text: string }[] = [];
  for (const path of paths) {
    const file = join(label, path);
    const id = path.slice(0, -".sql".length);
    if (!ID.test(id)) {
      const message = "a query's path must be folder/name.sql, in lower-case letters, digits, - and _";
      problems.push({ file, line: 1, column: 1, message });
      continue;
    }
    texts.push({ id, file, text: await readFile(join(directory, path), "utf8") });
  }
  const parts = new Map<string, QueryPart>();
  for (const { id, file, text } of texts.filter((one) => isPart(one.id))) {
    const parsed = parseQueryPart(file, text);
    parts.set(id.slice(id.indexOf("/") + 1), parsed.part);
    problems.push(...parsed.problems);
  }
  const files: QueryFile[] = [];
  for (const { id, file, text } of texts.filter((one) => !isPart(one.id))) {
    const parsed = parseQueryFile(id, file, text, parts);
    files.push(parsed.query);
    problems.push(...parsed.problems);
  }
  const taken = new Set(files.flatMap((query) => query.parts));
  for (const [name, { file }] of parts) {
    if (!taken.has(name)) problems.push({ file, line: 1, column: 1, message: "no query takes in this part" });
  }
  return {
    queries: files.filter(({ id }) => !isView(id)),
    views: files.filter(({ id }) => isView(id)),
    problems,
  };
}
