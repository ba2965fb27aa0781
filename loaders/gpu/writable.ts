import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** Why a file cannot be written, without touching it; null where it can. Measuring takes minutes, and is lost without it. */
export async function whyNotWritable(path: string): Promise<string | null> {
  const file = resolve(path);
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) return "it is a folder";
  const written = found === null ? dirname(file) : file;
  if (found === null) {
    const folder = await stat(written).catch(() => null);
    if (folder === null) return `there is no folder ${written}`;
    if (!folder.isDirectory()) return `${written} is no folder`;
  }
  const reason = await access(written, constants.W_OK).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return reason === null ? null : `${written} may not be written`;
}
