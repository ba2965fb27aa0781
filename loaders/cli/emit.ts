import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { assembledFile } from "../assembly.ts";
import { run, writeOutput } from "./output.ts";

/** Writes one assembled file to standard output, as a loader of the site does. */
export async function emit(name: string): Promise<void> {
  await run(async () => writeOutput(await assembledFile(name, process.cwd())));
}

/** Writes what takes longer to compute than the assembly itself, so that only the site's build waits for it. */
export async function emitComputed(compute: (root: string) => Promise<unknown>): Promise<void> {
  await run(async () => writeOutput(JSON.stringify(await compute(process.cwd()))));
}

/** Writes any file to standard output. */
export async function emitFile(path: string): Promise<void> {
  await run(async () => pipeline(createReadStream(path), process.stdout));
}

/**
 * The part of the page's path that a loader's file name has in brackets.
 *
 * @throws where the site gave none
 */
export function parameter(name: string): string {
  const { values } = parseArgs({ options: { [name]: { type: "string" } }, strict: false });
  const value = values[name];
  if (typeof value !== "string") throw new Error(`--${name}=… is missing`);
  return value;
}
