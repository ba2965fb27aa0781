import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { readDataset } from "../../loaders/dataset.ts";
import { formatProblem } from "../../loaders/problem.ts";
import type { TableName } from "../../src/schema/tables.ts";

export const FIXTURE = join(import.meta.dirname, "../fixtures/dataset");

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "friction-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** What to change in the fixture's files: each `[from, to]` replaces a text that stands once in the table's file. */
export type Edits = Partial<Record<TableName, readonly (readonly [from: string, to: string])[]>>;

/** A copy of the fixture dataset with some texts replaced. */
export async function editedFixture(edits: Edits): Promise<string> {
  const folder = await temporaryFolder();
  await cp(FIXTURE, folder, { recursive: true });
  for (const [name, replacements] of Object.entries(edits)) {
    const file = join(folder, `${name}.csv`);
    let text = await readFile(file, "utf8");
    for (const [from, to] of replacements) {
      if (text.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} must stand once in ${name}.csv`);
      text = text.replace(from, () => to);
    }
    await writeFile(file, text);
  }
  return folder;
}

/** The problems of the fixture dataset after some edits, as `file:line:column: message`. */
export async function problemsAfter(edits: Edits): Promise<readonly string[]> {
  const { problems } = await readDataset(await editedFixture(edits), "data");
  return problems.map(formatProblem);
}

/** A project folder with the fixture's data and the given query files, by path under `src/queries`. */
export async function fixtureProject(queries: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await temporaryFolder();
  await cp(FIXTURE, join(root, "data"), { recursive: true });
  await mkdir(join(root, "src/queries"), { recursive: true });
  for (const [path, text] of Object.entries(queries)) {
    const file = join(root, "src/queries", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return root;
}
