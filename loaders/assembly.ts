import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isErrnoException } from "./errno.ts";
import { inputHash } from "./input-hash.ts";

/** The folder, under a project's, that keeps assembled datasets by the hash of their inputs. */
const CACHE = ".cache/dataset";

/** Other loaders may still be reading a dataset that has just become old. */
const KEPT = 3;

const ABANDONED_AFTER_MS = 3_600_000;

export interface Assembly {
  /** Names the state of the inputs. */
  readonly key: string;
  /** The folder of assembled files. */
  readonly folder: string;
}

/**
 * The bytes of one assembled file, such as `models.parquet` or `queries/tables/moe.json`.
 *
 * @param root the project's folder
 * @throws ProblemsError where the dataset has problems, Error where there is no such file
 */
export async function assembledFile(name: string, root: string): Promise<Uint8Array> {
  const { folder } = await ensureAssembly(root);
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    if (!isErrnoException(error) || error.code !== "ENOENT") throw error;
    throw new Error(`the dataset has no file ${name}`);
  }
}

/**
 * Assembles the dataset unless that was done for the same inputs before. Any number of processes may do so at once:
 * each works in a folder of its own, and a folder appears under its key only when it is complete.
 *
 * @throws ProblemsError where the dataset has problems
 */
export async function ensureAssembly(root: string): Promise<Assembly> {
  const key = await inputHash(root);
  const folder = join(root, CACHE, key);
  if (await exists(folder)) return { key, folder };
  // Most loaders find the work done: they need not load a database for that.
  const { assemble } = await import("./assemble.ts");
  const files = await assemble(root);
  const draft = join(root, CACHE, `draft-${randomUUID()}`);
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(draft, name)), { recursive: true });
    await writeFile(join(draft, name), bytes);
  }
  await publish(draft, folder);
  await prune(join(root, CACHE), key);
  return { key, folder };
}

async function publish(draft: string, folder: string): Promise<void> {
  try {
    await rename(draft, folder);
  } catch (error) {
    // Another process was first, with the same files.
    if (!(await exists(folder))) throw error;
    await rm(draft, { recursive: true, force: true });
  }
}

async function prune(cache: string, current: string): Promise<void> {
  const names = (await readdir(cache)).filter((name) => name !== current);
  const aged = await Promise.all(names.map(async (name) => ({ name, time: await modified(join(cache, name)) })));
  const old = aged
    .filter(({ name }) => !name.startsWith("draft-"))
    .sort((a, b) => b.time - a.time)
    .slice(KEPT - 1);
  const abandoned = aged.filter(
    ({ name, time }) => name.startsWith("draft-") && time < Date.now() - ABANDONED_AFTER_MS,
  );
  await Promise.all([...old, ...abandoned].map(({ name }) => rm(join(cache, name), { recursive: true, force: true })));
}

async function exists(path: string): Promise<boolean> {
  return (await modified(path)) > 0;
}

/** When a file or folder was last changed, in milliseconds, or 0 where it is not there. */
async function modified(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isErrnoException(error) && error.code === "ENOENT") return 0;
    throw error;
  }
}
