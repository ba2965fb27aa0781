import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isErrnoException } from "./errno.ts";

/** Everything on which the assembled files depend: data, queries, code, and the versions of packages. */
const INPUTS = [
  "data",
  "src/queries",
  "src/schema",
  "src/analysis",
  "src/claims/audited-claim.ts",
  "src/friction/trial/rows.ts",
  "src/friction/moe/serving-rows.ts",
  "src/friction/moe/serving-ranges.ts",
  "src/gpu",
  "src/memory/gpu-rows.ts",
  "src/memory/model-rows.ts",
  "src/orchestra/facts.ts",
  "src/predictions",
  "src/workbench/document",
  "src/workbench/gallery",
  "loaders",
  "package-lock.json",
];

/** A name for the state of all inputs under a project's folder. An input that is not there counts as empty. */
export async function inputHash(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const input of INPUTS) {
    for (const path of await filesUnder(join(root, input))) {
      const bytes = await readFile(join(root, input, path));
      hash.update(`${input}/${path}\n${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** Paths of the files in a folder, sorted; the empty path where it is itself a file; nothing where it does not exist. */
async function filesUnder(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
      .sort();
  } catch (error) {
    if (isErrnoException(error) && error.code === "ENOTDIR") return [""];
    if (isErrnoException(error) && error.code === "ENOENT") return [];
    throw error;
  }
}
